package cn.bianmin.booking.replan;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.slot.CapacityAllocation;
import cn.bianmin.booking.slot.DaySlots;
import cn.bianmin.booking.slot.DeskChannel;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.hall.HallPlan;

/** The places of a hall as they would be under another plan, computed in memory and then given away in memory. */
final class ProjectedSlots {

    /** One row of {@code slot_day} that the plan would change. */
    record Change(DeskChannel of, LocalDate day, DaySlots now, DaySlots then) {
    }

    /** @param to where the booking would go; null when it would find no place */
    record Loss(Booking booking, @Nullable SlotId to) {
    }

    private final HallPlan plan;
    private final Map<DeskChannel, Map<LocalDate, SlotDays.Places>> places = new HashMap<>();
    private final List<UUID> orphans = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private int gone;
    private int come;

    ProjectedSlots(HallPlan plan, Map<DeskChannel, List<SlotDays.Places>> now) {
        this.plan = plan;
        now.forEach((of, days) -> days.forEach(day -> ofDay(of).put(day.day(), day)));
    }

    HallPlan plan() {
        return plan;
    }

    List<Change> changesOn(LocalDate day) {
        var wanted = Replanning.wanted(plan, day);
        var all = new HashSet<>(wanted.keySet());
        all.addAll(places.keySet());
        return all.stream()
                .map(of -> new Change(of, day, now(of, day), wanted.getOrDefault(of, DaySlots.NONE)))
                .filter(change -> !change.then.isSameAs(change.now.minutes(), change.now.starts(), change.now.capacity()))
                .toList();
    }

    void allocate(Change change, List<CapacityAllocation.Taken> taken) {
        var then = change.then;
        var allocation = CapacityAllocation.of(then, taken);
        orphans.addAll(allocation.orphans());
        ofDay(change.of).put(change.day,
                new SlotDays.Places(change.day, then.minutes(), then.starts(), then.capacity(), allocation.free()));
        gone += missing(change.now, then);
        come += missing(then, change.now);
    }

    List<UUID> orphans() {
        return orphans;
    }

    /** Of this slot's desk and channel, every day. */
    List<SlotDays.Places> of(SlotId slot) {
        return List.copyOf(ofDay(new DeskChannel(slot.desk(), slot.channel())).values());
    }

    void take(SlotId slot) {
        var day = ofDay(new DeskChannel(slot.desk(), slot.channel())).get(slot.day());
        if (day != null) {
            day.free()[Arrays.binarySearch(day.starts(), (short) slot.startMinute())]--;
        }
    }

    void loses(Booking booking, Optional<SlotId> to) {
        losses.add(new Loss(booking, to.orElse(null)));
    }

    List<Loss> losses() {
        return losses;
    }

    /** Places, taken or not, that would be no more. */
    int gone() {
        return gone;
    }

    /** Places that are not there now. */
    int come() {
        return come;
    }

    private Map<LocalDate, SlotDays.Places> ofDay(DeskChannel of) {
        return places.computeIfAbsent(of, any -> new HashMap<>());
    }

    private DaySlots now(DeskChannel of, LocalDate day) {
        var there = ofDay(of).get(day);
        return there == null ? DaySlots.NONE : new DaySlots(there.minutes(), there.starts(), there.capacity());
    }

    /** Places of the one that the other has not, slot by slot. */
    private static int missing(DaySlots one, DaySlots other) {
        var missing = 0;
        for (var place = 0; place < one.starts().length; place++) {
            missing += Math.max(0, one.capacity()[place] - other.capacityAt(one.starts()[place]));
        }
        return missing;
    }
}
