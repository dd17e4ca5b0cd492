/** Feeds of other sites, fetched and turned into drafts. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.source;
