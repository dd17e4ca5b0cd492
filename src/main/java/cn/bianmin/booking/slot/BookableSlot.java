package cn.bianmin.booking.slot;

import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Offer;
import cn.bianmin.hall.HallPlan;

/**
 * One slot with everything the hall says about it, all rules kept.
 *
 * @param minutes the slot's length
 */
public record BookableSlot(HallPlan plan, Offer offer, SlotId slot, int minutes) {
}
