/**
 * Booking answers three questions: which periods are free, who has a place in one, and what becomes of a booking.
 *
 * <pre>
 * slot        which periods there are and how many places are left ({@code slot_day}, {@code pending_place})
 * prereview   the approval that opens a home visit ({@code pre_review})
 * admission   who gets a place: holds and bookings, judged and charged by one statement in batches
 * life        a booking after its admission: moved, cancelled, kept, missed, ended ({@code booking})
 * replan      places follow the hall's plan; who loses a place is offered the next ({@code slot_planning})
 * </pre>
 *
 * A room uses only rooms that stand above it in this list, and this root: ids, values, refusals.
 *
 * <p>
 * <b>States.</b> Every step, with who may take it and when, stands in {@code BookingStep}.
 *
 * <pre>
 *  place:    free ──▶ held ──▶ booked ──▶ cooling down ──▶ free
 *              └────────────────▲            (cancelled; a random while)
 *
 *  booking:  CONFIRMED ◀──▶ ORPHANED          the hall takes the period away; another is found or chosen
 *              │               └─▶ WITHDRAWN  given up, or cancelled by the hall
 *              ├─▶ CANCELLED                  by the citizen, until the deadline
 *              ├─▶ WITHDRAWN                  by the hall
 *              ├─▶ KEPT                       the citizen came
 *              └─▶ NO_SHOW, LAPSED            the period, or the day, is over
 * </pre>
 *
 * <b>Locks.</b> Whoever needs several takes them in this order, so that nobody blocks anybody for good:
 *
 * <ol>
 * <li>the advisory locks of the citizens, ascending;
 * <li>rows of {@code slot_day}, ascending by primary key (hall, desk, channel, day), whether they are changed or inserted;
 * <li>rows of {@code booking}, {@code pending_place} and {@code pre_review}.
 * </ol>
 *
 * A booking from a hold changes no row of {@code slot_day} and does not wait for it. Who reallocates a day therefore compares
 * what it changed with what it saw, and looks again when the two differ.
 *
 * <p>
 * <b>How a booking flows.</b> A resource reads the request. {@code SlotLookup} holds the period against the hall's plan and
 * rules, from memory. {@code BookingSubmission} finds out who books. {@code Admission} puts the request into a batch; the
 * statement answers a repeated post, judges the citizen, takes the place, writes the booking, the kept answer and the event, or
 * refuses with its reason. The event goes out after the commit.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking;
