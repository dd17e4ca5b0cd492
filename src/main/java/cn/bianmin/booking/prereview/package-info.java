/** The pre-review that opens a home visit. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.prereview;
