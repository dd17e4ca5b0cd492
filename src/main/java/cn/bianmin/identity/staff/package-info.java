/** Clerks, directors, editors and admins: their roles hall by hall, sign-in and administration. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.staff;
