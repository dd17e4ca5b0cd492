/**
 * Pure values of time: the working-day calendar, the holidays of the law, seasons, closures, special openings, and the order in
 * which they decide.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.hall.calendar;
