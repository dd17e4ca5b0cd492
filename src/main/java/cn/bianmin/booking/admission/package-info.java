/** Admission of bookings and holds, in batches, decided by one statement. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.admission;
