/**
 * How a place is asked for and given.
 *
 * <pre>
 * BookingResource ─ signed in ──▶ SlotOfRequest ──▶ BookingSubmission ──▶ Admission
 *        │                          rules                answer            MicroBatch: one transaction for all who wait
 *        └─ named ──▶ NamedSubmission: form ▸ rules ▸ puzzle ▸ hold ▸ one Argon2 ▸ Admission + the person ▸ session
 * HoldResource ──▶ Holds ──▶ Admission
 * </pre>
 *
 * A refusal is one of {@link cn.bianmin.booking.Refusal}, the first of its list that applies, and changes no row. An earlier answer
 * under the same {@code Idempotency-Key} comes before every refusal. Locks are taken in one order: citizens and networks
 * (advisory, ascending), {@code slot_day} by primary key, then bookings and pending places.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.admission;
