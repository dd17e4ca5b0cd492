/** The publishing life of a content: draft, review, publication, withdrawal, expiry. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content.life;
