/**
 * Password rules, Argon2id, and random secrets. A hash is computed away from the event loop, by few threads with a short queue; the
 * counter {@code password.hashes} shows that whoever is asked about costs the same.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.password;
