package cn.bianmin.booking.slot;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.OpeningPeriod;

/**
 * The slots of one desk, channel and day as the hall's plan wants them: hours × open windows × the channel's share.
 *
 * <p>
 * A share that gives less than a whole place a slot is spread over the day: three fifths of a place make three places in every
 * five slots.
 *
 * @param minutes the length of each slot, at least what serving one person takes
 * @param starts minutes after midnight, ascending
 * @param capacity places, one for each start
 */
// Equality is asked for through isSameAs.
@SuppressWarnings("ArrayRecordComponent")
public record DaySlots(int minutes, Short[] starts, Integer[] capacity) {

    public static final DaySlots NONE = new DaySlots(0, new Short[0], new Integer[0]);
    private static final int PER_CENT = 100;

    public static DaySlots of(HallPlan plan, Desk desk, Channel channel, LocalDate day) {
        var minutes = minutes(plan, desk);
        var share = desk.shares().getOrDefault(channel.name(), 0);
        var starts = share == 0 ? new Short[0]
                : plan.hoursOn(day, desk.id()).sessions().stream().flatMap(period -> starts(period, minutes))
                        .toArray(Short[]::new);
        var persons = (long) desk.openWindows() * minutes * share;
        var unit = (long) desk.minutesPerPerson() * PER_CENT;
        var capacity = IntStream.range(0, starts.length)
                .mapToObj(slot -> (int) (persons * (slot + 1) / unit - persons * slot / unit))
                .toArray(Integer[]::new);
        return new DaySlots(minutes, starts, capacity);
    }

    /** How long each slot is: the hall's length, or what serving one person takes. */
    static int minutes(HallPlan plan, Desk desk) {
        return Math.max(plan.parameters().slotMinutes(), desk.minutesPerPerson());
    }

    /** The capacity of the slot that begins then; 0 when there is none. */
    public int capacityAt(int startMinute) {
        var place = Arrays.binarySearch(starts, (short) startMinute);
        return place < 0 ? 0 : capacity[place];
    }

    boolean has(int startMinute) {
        return Arrays.binarySearch(starts, (short) startMinute) >= 0;
    }

    public boolean isSameAs(int otherMinutes, Short[] otherStarts, Integer[] otherCapacity) {
        return minutes == otherMinutes && Arrays.equals(starts, otherStarts) && Arrays.equals(capacity, otherCapacity);
    }

    /** Only slots that end before the windows close. */
    private static Stream<Short> starts(OpeningPeriod period, int minutes) {
        var from = minuteOf(period.from());
        var to = minuteOf(period.to());
        return IntStream.iterate(from, start -> start + minutes <= to, start -> start + minutes)
                .mapToObj(start -> (short) start);
    }

    private static int minuteOf(LocalTime time) {
        return time.toSecondOfDay() / 60;
    }
}
