package cn.bianmin.booking.replan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import cn.bianmin.platform.jobs.Jobs;
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

    private static final Logger LOG = Logger.getLogger(SlotPlanning.class);
    /** Beyond the horizon, so that a day is there before its release time comes. */
    private static final int DAYS_AHEAD = 2;
    /** Two are enough unless the plan changes all the time; then the next change, or the next ten minutes, go on. */
    private static final int PASSES = 4;

    private final Halls halls;
    private final Replanning replanning;
    private final Reassignment rehoming;
    private final Jobs jobs;
    private final Clock clock;

    SlotPlanning(Halls halls, Replanning replanning, Reassignment rehoming, Jobs jobs, Clock clock) {
        this.halls = halls;
        this.replanning = replanning;
        this.rehoming = rehoming;
        this.jobs = jobs;
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

    /** Every ten minutes on one replica, which also mends what an event that got lost would have done. */
    @Scheduled(every = "10m", delayed = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> openAll() {
        // The halls first: inside the job's transaction its connection says in which context the rest runs.
        return halls.all().chain(all -> jobs.once("booking.open-days", Duration.ofMinutes(10), connection -> Multi.createFrom()
                .iterable(all)
                .onItem()
                .transformToUniAndConcatenate(hall -> open(hall).onFailure()
                        .invoke(failure -> LOG.errorf(failure, "The days of hall %s were not opened", hall))
                        .onFailure()
                        .recoverWithNull())
                .onItem()
                .ignoreAsUni())).replaceWithVoid();
    }

    /** Makes the places of one hall what its plan says, and finds new places for those who lost theirs. */
    public Uni<Void> open(HallId hall) {
        return halls.currentPlan(hall).chain(plan -> follow(plan, PASSES)).chain(rehoming::rehome);
    }

    /**
     * Whoever changed a place reads the plan again and looks once more: another replica may have followed a newer plan meanwhile,
     * and would have been overwritten.
     */
    public Uni<HallPlan> follow(HallPlan plan, int passes) {
        return Multi.createFrom()
                .iterable(days(plan, clock.instant()))
                .onItem()
                .transformToUniAndConcatenate(day -> replanning.replan(plan, day))
                .collect()
                .asList()
                .chain(changed -> changed.contains(true) && passes > 1
                        ? halls.currentPlan(plan.id()).chain(now -> follow(now, passes - 1))
                        : Uni.createFrom().item(plan));
    }

    /** The days that have places. */
    static List<LocalDate> days(HallPlan plan, Instant now) {
        var today = LocalDate.ofInstant(now, plan.zone());
        return today.datesUntil(today.plusDays(plan.parameters().horizonDays() + (long) DAYS_AHEAD)).toList();
    }
}
