package cn.bianmin.booking.replan;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.life.LiveBookingCounts;
import cn.bianmin.booking.slot.Rules;
import cn.bianmin.booking.slot.SlotDays;

/**
 * The new period for who lost theirs: of the free ones that the hall's rules allow, the first that is not before the one that
 * was promised. Somebody who counts on ten o'clock may not be there at nine.
 */
final class NearestSlot {

    private static final int MINUTES_A_DAY = 1_440;

    private NearestSlot() {
    }

    /**
     * @param days the places of the lost booking's desk and channel
     * @param live the citizen's bookings, of which a day takes only so many
     */
    static Optional<SlotId> of(Booking lost, Rules rules, List<SlotDays.Places> days, LiveBookingCounts live) {
        var limit = rules.plan().parameters().perDayLimit();
        return days.stream()
                .filter(day -> live.others(lost, day.day()) < limit)
                .flatMap(day -> free(lost.slot(), day))
                .filter(slot -> minutes(slot) >= minutes(lost.slot()))
                .filter(slot -> rules.refusal(slot).isEmpty())
                .min(Comparator.comparingLong(NearestSlot::minutes));
    }

    private static Stream<SlotId> free(SlotId lost, SlotDays.Places day) {
        return IntStream.range(0, day.starts().length)
                .filter(place -> day.free()[place] > 0)
                .mapToObj(place -> new SlotId(lost.desk(), lost.channel(), day.day(), day.starts()[place]));
    }

    private static long minutes(SlotId slot) {
        return slot.day().toEpochDay() * MINUTES_A_DAY + slot.startMinute();
    }
}
