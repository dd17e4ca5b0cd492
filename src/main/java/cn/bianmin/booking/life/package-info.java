/**
 * A booking after its admission. {@code BookingStep} is the table of steps, {@code BookingTransitions} takes a step for one
 * booking, {@code DayEnd} for all whose day is over. {@code Bookings} holds the SQL.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.life;
