package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Booking;
import cn.bianmin.booking.life.Bookings;
import cn.bianmin.booking.life.LiveBookingCounts;
import cn.bianmin.booking.life.OccupiedPlaces;
import cn.bianmin.booking.slot.Rules;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.guide.Guide;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * What a change of hours would do to places and bookings, before it is made. Nothing is written; who gives way is said by
 * {@link CapacityAllocation} and where they would go by {@link NearestSlot}, the same that act when the change comes.
 */
@ApplicationScoped
class SchedulePreview {

    private final Database database;
    private final Bookings bookings;
    private final SlotDays slotDays;
    private final Guide guide;
    private final Clock clock;

    SchedulePreview(Database database, Bookings bookings, SlotDays slotDays, Guide guide, Clock clock) {
        this.database = database;
        this.bookings = bookings;
        this.slotDays = slotDays;
        this.guide = guide;
        this.clock = clock;
    }

    /** @param then the plan as it would be */
    Uni<ProjectedSlots> of(HallPlan then) {
        return losing(then).call(places -> reassign(then, places, LocalDate.ofInstant(clock.instant(), then.zone())));
    }

    /** Who would lose their period, without saying where they would go. */
    Uni<ProjectedSlots> losing(HallPlan then) {
        var days = SlotPlanning.days(then, clock.instant());
        return slotDays.read(then.id(), days.get(0), days.get(days.size() - 1))
                .map(now -> new ProjectedSlots(then, now))
                .call(places -> database.withConnection(connection -> Multi.createFrom()
                        .iterable(days)
                        .onItem()
                        .transformToUniAndConcatenate(day -> project(connection, places, day))
                        .onItem()
                        .ignoreAsUni()));
    }

    private Uni<Void> project(SqlConnection connection, ProjectedSlots places, LocalDate day) {
        var changes = places.changesOn(day);
        var now = LocalDateTime.ofInstant(clock.instant(), places.plan().zone());
        return changes.isEmpty() ? Uni.createFrom().voidItem()
                : OccupiedPlaces.of(connection, places.plan().id(), day, now)
                        .invoke(taken -> changes.forEach(
                                change -> places.allocate(change, taken.getOrDefault(change.of(), List.of()))))
                        .replaceWithVoid();
    }

    /** In the order in which they were made, together with those who are waiting for a place already. */
    private Uni<Void> reassign(HallPlan then, ProjectedSlots places, LocalDate today) {
        return bookings.orphans(then.id(), today).chain(waiting -> bookings.of(then.id(), places.orphans())
                .chain(losing -> {
                    var order = Stream.concat(waiting.stream(), losing.stream())
                            .sorted(Comparator.comparing(Booking::bookedAt).thenComparing(booking -> booking.id().value()))
                            .toList();
                    return bookings.liveDays(then.id(), order).chain(live -> reassign(places, order, live,
                            new HashSet<>(losing)));
                }));
    }

    private Uni<Void> reassign(ProjectedSlots places, List<Booking> order, LiveBookingCounts live, Set<Booking> losing) {
        return Multi.createFrom()
                .iterable(order)
                .onItem()
                .transformToUniAndConcatenate(orphan -> guide.offer(orphan.item(), orphan.slot().channel())
                        .map(offer -> new Rules(places.plan(), offer, clock.instant()))
                        .map(rules -> NearestSlot.of(orphan, rules, places.of(orphan.slot()), live))
                        .invoke(to -> to.ifPresent(slot -> {
                            places.take(slot);
                            live.moved(orphan, slot.day());
                        }))
                        .invoke(to -> {
                            if (losing.contains(orphan)) {
                                places.loses(orphan, to);
                            }
                        }))
                .onItem()
                .ignoreAsUni();
    }
}
