/** Encryption of personal data, the keys for it, and their rotation. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.sealing;
