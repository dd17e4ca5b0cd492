package cn.bianmin.screens.emergency;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.StaffId;
import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.database.AdvisoryLock;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.jobs.Jobs;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;

/**
 * The emergency insert: one person asks, a second confirms, everyone may end it. Each act, refused ones too, leaves an audit
 * row, and the screens hear of it when its transaction commits.
 */
@ApplicationScoped
public class Emergencies {

    private static final String ITSELF = "system:screens";
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private final EmergencyStore store;
    private final EmergencyBroadcast news;
    private final Database database;
    private final Audit audit;
    private final Jobs jobs;
    private final Clock clock;

    Emergencies(EmergencyStore store, EmergencyBroadcast news, Database database, Audit audit, Jobs jobs, Clock clock) {
        this.store = store;
        this.news = news;
        this.database = database;
        this.audit = audit;
        this.jobs = jobs;
        this.clock = clock;
    }

    /** @throws ProblemException 409 {@code too-many-emergencies} */
    Uni<Emergency> ask(Emergency asked) {
        return database.inTransaction(connection -> AdvisoryLock.inHall(connection, "screens.emergency", asked.hall().value())
                .chain(() -> store.add(connection, asked))
                .map(added -> added.orElseThrow(
                        () -> new ProblemException(409, "too-many-emergencies", EmergencyStore.MOST_LIVE)))
                .call(added -> record(connection, added, actor(added.author()), "emergency.asked")));
    }

    /** @throws ProblemException 404 {@code unknown-emergency}; 409 {@code own-emergency}, {@code emergency-not-pending} */
    Uni<Emergency> confirm(HallId hall, UUID id, StaffId by) {
        return database.inTransaction(connection -> store.confirm(connection, hall, id, by, clock.instant())
                .call(confirmed -> confirmed.map(emergency -> record(connection, emergency, actor(by), "emergency.confirmed")
                        .chain(() -> news.begins(connection, emergency))).orElseGet(Emergencies::nothing)))
                .chain(confirmed -> confirmed.map(Uni.createFrom()::item)
                        .orElseGet(() -> refuseToConfirm(hall, id, by)));
    }

    /** Kept too: somebody tried. */
    private Uni<Emergency> refuseToConfirm(HallId hall, UUID id, StaffId by) {
        return database.inTransaction(connection -> store.find(connection, hall, id)
                .map(found -> found.orElseThrow(() -> unknown(id)))
                .call(found -> record(connection, found, actor(by), "emergency.confirmation-refused")))
                .map(found -> {
                    var isOwn = found.state() == EmergencyState.PENDING && found.author().equals(by);
                    throw new ProblemException(409, isOwn ? "own-emergency" : "emergency-not-pending",
                            Emergency.CONFIRMED_WITHIN.toMinutes());
                });
    }

    /** Done already is done, too. @throws ProblemException 404 {@code unknown-emergency} */
    Uni<Void> end(HallId hall, UUID id, String actor) {
        return database.inTransaction(connection -> store.end(connection, hall, id, clock.instant())
                .chain(ended -> ended.map(emergency -> ended(connection, emergency, actor, "emergency.ended"))
                        .orElseGet(() -> mustBeThere(connection, hall, id))));
    }

    private Uni<Void> mustBeThere(SqlConnection connection, HallId hall, UUID id) {
        return store.find(connection, hall, id).map(found -> found.orElseThrow(() -> unknown(id))).replaceWithVoid();
    }

    /** Panic-off: every screen is free again. */
    Uni<Void> endAll(HallId hall, String actor) {
        var entry = new Audit.Entry(hall.value(), actor, "emergency.all-ended", hall.toString(), "");
        return database.inTransaction(LIMIT, connection -> store.endAll(connection, hall, clock.instant())
                .chain(all -> endEach(connection, all, actor, "emergency.ended"))
                .chain(() -> audit.record(connection, entry)));
    }

    @Scheduled(every = "1s", concurrentExecution = ConcurrentExecution.SKIP)
    Uni<Void> tick() {
        return endWhatIsOver().replaceWithVoid();
    }

    /** Whether it was looked for here what is over. */
    Uni<Boolean> endWhatIsOver() {
        return jobs.exclusively("screens.end-emergencies", connection -> store.endDue(connection, clock.instant())
                .chain(all -> endEach(connection, all, ITSELF, "emergency.expired")));
    }

    Uni<List<Emergency>> list(HallId hall) {
        return database.withConnection(connection -> store.list(connection, hall));
    }

    /** Those that cover the screen now, signed as they go to it, the gravest first. */
    public Uni<List<String>> covering(HallId hall, DeviceId screen) {
        return active(hall).map(all -> signed(all, screen.value()));
    }

    /** Those that are on, the gravest first. */
    public Uni<List<Emergency>> active(HallId hall) {
        return database.withConnection(connection -> store.active(connection, hall, clock.instant()));
    }

    public List<String> signed(List<Emergency> all, UUID screen) {
        return all.stream().filter(each -> each.covers(screen)).map(news::signed).toList();
    }

    private Uni<Void> endEach(SqlConnection connection, List<Emergency> all, String actor, String act) {
        return Multi.createFrom().iterable(all)
                .onItem().transformToUniAndConcatenate(each -> ended(connection, each, actor, act))
                .onItem().ignoreAsUni();
    }

    private Uni<Void> ended(SqlConnection connection, Emergency emergency, String actor, String act) {
        return record(connection, emergency, actor, act)
                .chain(() -> emergency.state() == EmergencyState.OVER ? news.isOver(connection, emergency) : nothing());
    }

    private Uni<Void> record(SqlConnection connection, Emergency emergency, String actor, String act) {
        return audit.record(connection, new Audit.Entry(emergency.hall().value(), actor, act, emergency.id().toString(),
                emergency.level() + (emergency.drill() ? " drill" : "")));
    }

    private static String actor(StaffId staff) {
        return "staff:" + staff;
    }

    private static ProblemException unknown(UUID id) {
        return new ProblemException(404, "unknown-emergency", id);
    }

    private static Uni<Void> nothing() {
        return Uni.createFrom().voidItem();
    }
}
