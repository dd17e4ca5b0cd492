/** Kiosks and screens: enrolment and sign-in. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity.device;
