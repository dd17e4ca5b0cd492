/**
 * Periods and their places. {@code DaySlots} computes what the hall's plan wants of a day, {@code slot_day} holds what is left of
 * it, {@code pending_place} what is held or on its way back. {@code Rules} says whether a period may be booked at this moment.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.slot;
