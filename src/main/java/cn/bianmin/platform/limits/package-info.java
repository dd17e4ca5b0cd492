/** Rates per caller, the network address that a caller comes from, and answers kept under an Idempotency-Key. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.limits;
