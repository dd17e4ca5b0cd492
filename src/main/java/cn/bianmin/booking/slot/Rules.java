package cn.bianmin.booking.slot;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;

import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.Offer;
import cn.bianmin.hall.DayHours;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.HallPlan;

/**
 * What the hall's rules say about one slot for one item, before anybody else is looked at. Pure: the same plan, offer and
 * moment give the same answer.
 *
 * @param plan the hall as it is now
 * @param offer the item in its channel
 * @param now the moment of the request
 */
public record Rules(HallPlan plan, Offer offer, Instant now) {

    /** The first rule the slot breaks; empty when it may be booked if there is a place. */
    public Optional<Refusal> refusal(SlotId slot) {
        return shape(slot).or(() -> time(slot));
    }

    /** The slots of a day, whether bookable now or not. */
    DaySlots slotsOn(LocalDate day) {
        return DaySlots.of(plan, desk(), offer.channel(), day);
    }

    /** The length of each slot. */
    int minutes() {
        return DaySlots.minutes(plan, desk());
    }

    /** Whether booking of that day is open: released and within the horizon. */
    boolean isReleased(LocalDate day) {
        return !now.isBefore(releaseOf(day));
    }

    /** 放号: the last day of the horizon opens at the release time, whatever day of the week it is. */
    Instant releaseOf(LocalDate day) {
        var parameters = plan.parameters();
        return day.minusDays(parameters.horizonDays()).atTime(parameters.releaseTime()).atZone(plan.zone()).toInstant();
    }

    /** Whether the period is still far enough ahead, and for 立等可取 whether handling still ends before closing. */
    Optional<Refusal> time(SlotId slot) {
        var start = startOf(slot);
        if (now.isAfter(start.minus(Duration.ofMinutes(plan.parameters().cutOffMinutes())))) {
            return Optional.of(Refusal.TOO_LATE);
        }
        if (!isReleased(slot.day())) {
            return Optional.of(Refusal.NOT_RELEASED);
        }
        return fitsBeforeClosing(slot) ? Optional.empty() : Optional.of(Refusal.DOES_NOT_FIT_TODAY);
    }

    Instant startOf(SlotId slot) {
        return slot.startIn(plan.zone()).toInstant();
    }

    /** Whether the hall has such a period for the item. */
    Optional<Refusal> shape(SlotId slot) {
        if (!slot.desk().equals(offer.desk()) || slot.channel() != offer.channel()) {
            return Optional.of(Refusal.SLOT_DOES_NOT_FIT);
        }
        if (!hours(slot.day()).isOpen()) {
            return Optional.of(Refusal.HALL_CLOSED);
        }
        return slotsOn(slot.day()).has(slot.startMinute()) ? Optional.empty() : Optional.of(Refusal.UNKNOWN_SLOT);
    }

    /** Handling rests while the hall is closed at noon, so only opening minutes count. */
    private boolean fitsBeforeClosing(SlotId slot) {
        if (offer.channel() != Channel.SAME_DAY) {
            return true;
        }
        var from = LocalTime.ofSecondOfDay(slot.startMinute() * 60L);
        var open = hours(slot.day()).sessions().stream()
                .filter(session -> session.to().isAfter(from))
                .mapToLong(session -> Duration.between(session.from().isAfter(from) ? session.from() : from, session.to())
                        .toMinutes())
                .sum();
        return open >= offer.handlingMinutes();
    }

    private DayHours hours(LocalDate day) {
        return plan.hoursOn(day, offer.desk());
    }

    private Desk desk() {
        return plan.desk(offer.desk()).orElseThrow(Refusal.SLOT_DOES_NOT_FIT::problem);
    }
}
