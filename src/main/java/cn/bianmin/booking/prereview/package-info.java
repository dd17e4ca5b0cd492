/**
 * The approval of the consultation desk (预审). It opens one home visit of one person for one item; the admission uses it up, and
 * a cancelled visit releases it.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.prereview;
