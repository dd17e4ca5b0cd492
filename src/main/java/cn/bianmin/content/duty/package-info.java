/** Publishing goals and how far they are met. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.duty;
