/** Channels, slots, holds, bookings. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking;
