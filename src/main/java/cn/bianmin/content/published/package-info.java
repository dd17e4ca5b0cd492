/**
 * What is published now, for readers and for the search. The room reads {@code content_version} by statements of its own: the
 * facade in the root stands on it, and the room {@code life}, which owns the table, stands on the facade's topic.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.published;
