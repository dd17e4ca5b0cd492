/** Password rules, Argon2id, and random secrets. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.password;
