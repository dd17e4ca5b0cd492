package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import cn.bianmin.booking.slot.DeskChannel;
import cn.bianmin.booking.slot.SlotDays;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/**
 * Keeps the places in step with the hall's plan: opens the days of the horizon, and follows when hours, windows or shares
 * change under existing bookings.
 */
@ApplicationScoped
public class SlotPlanning implements EventHandler {

    /** The name by which the scheduler knows the turns. */
    public static final String TICK = "booking.open-days";

    private static final Logger LOG = Logger.getLogger(SlotPlanning.class);
    /** Beyond the horizon, so that a day is there before its release time comes. */
    private static final int DAYS_AHEAD = 2;
    /** Two are enough unless the plan changes all the time; then the next change, or the next turn, goes on. */
    private static final int PASSES = 4;

    /** Halls in one tick of one replica: far less than a tick's time, and a city of 500 halls is through in two minutes. */
    private static final int SLICE = 20;

    private final Halls halls;
    private final SlotDays slotDays;
    private final Replanning replanning;
    private final Reassignment reassignment;
    private final PlanningTurns turns;
    private final Clock clock;

    SlotPlanning(Halls halls, SlotDays slotDays, Replanning replanning, Reassignment reassignment, PlanningTurns turns,
            Clock clock) {
        this.halls = halls;
        this.slotDays = slotDays;
        this.replanning = replanning;
        this.reassignment = reassignment;
        this.turns = turns;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "booking.opening";
    }

    @Override
    public Set<String> topics() {
        return Set.of("hall.hours-changed");
    }

    /** The hall changed: follow at once. Safe to repeat, because it compares what should be with what is. */
    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        return open(new HallId(event.hall()));
    }

    @Scheduled(identity = TICK, every = "5s", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return openDue().replaceWithVoid();
    }

    /** Opens the days of a slice of the halls whose turn it is, shared with all other replicas; the halls that had their turn. */
    Uni<List<HallId>> openDue() {
        return halls.all()
                .chain(turns::enrol)
                .chain(() -> turns.take(SLICE))
                .call(due -> Multi.createFrom()
                        .iterable(due)
                        .onItem()
                        .transformToUniAndConcatenate(this::openInTurn)
                        .onItem()
                        .ignoreAsUni());
    }

    /** A hall that fails keeps no other waiting; it has another turn when its lease is over. */
    private Uni<Void> openInTurn(HallId hall) {
        return open(hall)
                .chain(() -> turns.done(hall))
                .onFailure()
                .invoke(failure -> LOG.errorf(failure, "The days of hall %s were not opened", hall))
                .onFailure()
                .recoverWithNull();
    }

    /** Makes the places of one hall what its plan says, and finds new places for those who lost theirs. */
    public Uni<Void> open(HallId hall) {
        return halls.currentPlan(hall).chain(plan -> follow(plan, PASSES)).chain(reassignment::reassign);
    }

    /**
     * Whoever changed a place reads the plan again and looks once more: another replica may have followed a newer plan meanwhile,
     * and would have been overwritten.
     */
    public Uni<HallPlan> follow(HallPlan plan, int passes) {
        var days = days(plan, clock.instant());
        return slotDays.read(plan.id(), days.get(0), days.get(days.size() - 1))
                .chain(there -> Multi.createFrom()
                        .iterable(days)
                        .onItem()
                        .transformToUniAndConcatenate(day -> replanning.replan(plan, day, on(day, there)))
                        .collect()
                        .asList())
                .chain(changed -> changed.contains(true) && passes > 1
                        ? halls.currentPlan(plan.id()).chain(now -> follow(now, passes - 1))
                        : Uni.createFrom().item(plan));
    }

    private static SortedMap<DeskChannel, SlotDays.Places> on(LocalDate day, Map<DeskChannel, List<SlotDays.Places>> there) {
        var places = new TreeMap<DeskChannel, SlotDays.Places>();
        there.forEach((of, days) -> days.stream().filter(each -> each.day().equals(day)).forEach(each -> places.put(of, each)));
        return places;
    }

    /** The days that have places. */
    static List<LocalDate> days(HallPlan plan, Instant now) {
        var today = LocalDate.ofInstant(now, plan.zone());
        return today.datesUntil(today.plusDays(plan.parameters().horizonDays() + (long) DAYS_AHEAD)).toList();
    }
}
