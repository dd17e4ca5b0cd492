/** Rates per caller, and answers kept under an Idempotency-Key. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.limits;
