/** Publishing goals, the villages that publish, and how far the goals are met. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.duty;
