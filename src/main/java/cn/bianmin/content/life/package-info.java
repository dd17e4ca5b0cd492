/**
 * The publishing life of a content: draft, review, publication, withdrawal, expiry. This room owns the tables {@code content},
 * {@code content_version} and {@code content_step}; {@code published} alone reads versions past it.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.life;
