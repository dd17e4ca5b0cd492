/**
 * The place: halls with their floors, desks and windows, when they are open, and which days the law counts.
 *
 * <p>
 * {@link cn.bianmin.hall.Halls} hands out a {@link cn.bianmin.hall.HallPlan}, an immutable snapshot that is at most five seconds
 * old. From it others learn the hours of a day, the desks and the numbers in the rules; {@link cn.bianmin.hall.Deadlines} counts
 * time limits on its calendar. The API calls the opening periods of a day its {@code sessions}.
 *
 * <h2>What decides about a day</h2>
 *
 * <pre>
 * closure by the director &gt; special opening &gt; State Council notice &gt; statutory holiday &gt; season &gt; week
 * </pre>
 *
 * A year has no notice, then a notice, then perhaps amended ones; every revision is kept. Until the first one is out the year is
 * provisional, except for the holidays that the law itself fixes.
 *
 * <h2>Lock order</h2> A notice is published under one advisory lock of the installation, the demonstration hall is made under
 * another, and neither takes both. A change of a hall locks no row before it writes; constraints refuse what does not fit.
 *
 * <h2>How a request flows</h2> A resource in {@code admin} asks {@link cn.bianmin.hall.HallEditor} whether the caller works at the
 * hall. The change is made once and rolled back, to see which bookings it touches; above a limit the caller confirms their number.
 * Then one transaction writes the change with its audit entry and its event {@code hall.hours-changed}, and every replica that hears
 * the event reads the plan anew ({@code plan}). {@code calendar} holds the pure values of time and does no I/O.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.hall;
