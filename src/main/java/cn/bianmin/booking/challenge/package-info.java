/**
 * Proof of work for bookings of people who are not signed in: a puzzle that costs a machine some time and a person nothing.
 *
 * <p>
 * {@code Challenges} decides whether a booking needs one and checks it; {@code ChallengeResource} gives puzzles out. A solution is
 * spent in the transaction of the booking, so it is good for one booking and a refusal does not use it up.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.challenge;
