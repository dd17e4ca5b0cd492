/**
 * Feeds of other sites. A job fetches the addresses that are due, within bounds of size, time and network, and begins an import of
 * what is new; a reviewer sees it before anybody else.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.source;
