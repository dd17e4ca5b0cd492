package cn.bianmin.booking;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;

import cn.bianmin.booking.replan.SlotPlanning;
import cn.bianmin.booking.slot.DaySlots;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.TestGuide;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.database.Database;
import io.quarkus.arc.Arc;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * A hall made for a race: one desk, an item, an open day, and in each period as many places as the desk has windows.
 *
 * @param day far enough ahead that no deadline has passed, near enough that it is released
 */
public record RaceSetup(TestHall hall, ItemId item, LocalDate day) {

    private static final int MINUTES = 30;

    public static RaceSetup withPlaces(int places) {
        return in(TestHall.open(places, MINUTES, Map.of(Channel.ORDINARY.name(), 100)));
    }

    public static RaceSetup in(TestHall hall) {
        var contest = new RaceSetup(hall, TestGuide.anItem(hall.id(), hall.desk(), Channel.ORDINARY), openDay(hall));
        contest.replan();
        return contest;
    }

    /** The same hall and day for another item. */
    public RaceSetup withAnotherItem() {
        return new RaceSetup(hall, TestGuide.anItem(hall.id(), hall.desk(), Channel.ORDINARY), day);
    }

    /** The day's period of this number, from 0. */
    public SlotId slot(int number) {
        return slotOn(day, number);
    }

    public SlotId slotOn(LocalDate some, int number) {
        var plan = hall.plan();
        var desk = plan.desk(hall.desk()).orElseThrow();
        return new SlotId(hall.desk(), Channel.ORDINARY, some,
                DaySlots.of(plan, desk, Channel.ORDINARY, some).starts()[number]);
    }

    /** Another day with places. */
    public LocalDate nextOpenDay(LocalDate after) {
        var plan = hall.plan();
        return after.plusDays(1)
                .datesUntil(after.plusDays(12))
                .filter(each -> plan.hoursOn(each).isOpen())
                .findFirst()
                .orElseThrow();
    }

    /** What the event of a change of hours does. */
    public void replan() {
        bean(SlotPlanning.class).open(hall.id()).await().indefinitely();
    }

    /** Shuts all windows but so many; the places follow with {@link #replan()}. */
    public void openWindows(int open) {
        sql("""
                UPDATE hall_window w SET open = n.place <= $2
                  FROM (SELECT number, row_number() OVER (ORDER BY number) AS place FROM hall_window WHERE hall_id = $1) AS n
                 WHERE w.hall_id = $1 AND w.number = n.number
                """, Tuple.of(hall.id().value(), open));
        hall.plan();
    }

    public int free(SlotId slot) {
        return number("""
                SELECT free[array_position(starts, $4)] FROM slot_day
                 WHERE hall_id = $1 AND desk_number = $2 AND day = $3
                """, Tuple.of(slot.hall().value(), slot.desk().number(), slot.day(), (short) slot.startMinute()));
    }

    /** Bookings in this state. */
    public int bookings(BookingState state) {
        return number("SELECT count(*) FROM booking WHERE hall_id = $1 AND state = $2",
                Tuple.of(hall.id().value(), state.name()));
    }

    public int held() {
        return number("SELECT count(*) FROM pending_place WHERE hall_id = $1 AND item_number IS NOT NULL",
                Tuple.of(hall.id().value()));
    }

    public static int number(String sql, Tuple arguments) {
        return Objects.requireNonNull(sql(sql, arguments).iterator().next().getInteger(0));
    }

    public static RowSet<Row> sql(String sql, Tuple arguments) {
        return bean(Database.class).query(sql, arguments).await().indefinitely();
    }

    public static <T> T bean(Class<T> type) {
        return Arc.container().instance(type).get();
    }

    public static <T> T await(Uni<T> work) {
        return work.await().indefinitely();
    }

    private static LocalDate openDay(TestHall hall) {
        var plan = hall.plan();
        var today = LocalDate.ofInstant(bean(Clock.class).instant(), plan.zone());
        return today.plusDays(2)
                .datesUntil(today.plusDays(13))
                .filter(each -> plan.hoursOn(each).isOpen())
                .findFirst()
                .orElseThrow();
    }
}
