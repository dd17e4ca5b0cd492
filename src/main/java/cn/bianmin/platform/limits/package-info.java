/**
 * Rates per caller, the address that a caller comes from, and answers kept under an Idempotency-Key. Limits are counted for all replicas in one unlogged table; a kept
 * answer holds no token, which the constraint {@code idempotency_keeps_no_token} watches.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.limits;
