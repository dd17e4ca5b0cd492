/** What a change of hours or capacity does to slots and bookings, previewed and carried out. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.replan;
