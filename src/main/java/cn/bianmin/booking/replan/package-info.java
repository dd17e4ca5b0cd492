/**
 * Places follow the hall's plan. {@code SlotPlanning} takes turns with the other replicas and hears of changes, {@code Replanning}
 * reallocates a day, {@code Reassignment} finds new periods. {@code SchedulePreview} computes the same for a plan that is not
 * stored yet, for the director's preview and for the second yes before a change.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.booking.replan;
