/**
 * Citizens as they are stored: each field sealed, found again by keyed hashes. One row for one ID number; the constraint {@code
 * citizen_once_per_id_number} decides who of two was first. A row is written in the transaction of the first booking.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.citizen;
