/** What is published now, for readers and for the search. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.published;
