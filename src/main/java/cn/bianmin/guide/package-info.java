/** What can be done and what to bring: categories, items, materials, search. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.guide;
