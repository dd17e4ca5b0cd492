/** Pure values of time: the working-day calendar, seasons, closures, special openings, and their order of precedence. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.hall.calendar;
