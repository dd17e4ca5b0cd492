/** The place: halls, floors, desks, windows, opening hours and the working-day calendar. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.hall;
