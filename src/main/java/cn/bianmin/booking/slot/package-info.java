/** Slots: which exist, which are free, the rules of booking. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.slot;
