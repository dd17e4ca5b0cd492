package cn.bianmin.hall.admin;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.exception.ConstraintViolationException;
import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.calendar.Season;
import cn.bianmin.hall.plan.DeskRow;
import cn.bianmin.hall.plan.FloorRow;
import cn.bianmin.hall.plan.HallRow;
import cn.bianmin.hall.plan.HallShape;
import cn.bianmin.hall.plan.RuleRow;
import cn.bianmin.hall.plan.SeasonRow;
import cn.bianmin.hall.plan.ShapeRules;
import cn.bianmin.hall.plan.WindowRow;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Writes halls; every method works inside the caller's session. */
@ApplicationScoped
public class HallStore {

    /** One replica at a time writes what all share at the start: the first hall and the yearly notices. */
    private static final String LOCK = "SELECT count(*) FROM pg_advisory_xact_lock(hashtext(?1))";
    private static final String NEXT_HALL = "SELECT nextval('hall_number')";

    Uni<Void> lock(Mutiny.Session session, String what) {
        return session.createNativeQuery(LOCK, Long.class).setParameter(1, what).getSingleResult().replaceWithVoid();
    }

    /** Creates a hall with everything in it; its number is the next free one. */
    public Uni<HallId> create(Mutiny.Session session, HallShape shape, boolean sample) {
        ShapeRules.check(shape);
        return session.createNativeQuery(NEXT_HALL, Long.class)
                .getSingleResult()
                .map(number -> new HallId(number.intValue()))
                .call(hall -> session.persist(new HallRow(hall.value(), shape, sample))
                        .chain(() -> session.persistAll(floors(hall, shape)))
                        .chain(session::flush)
                        .chain(() -> session.persistAll(desks(hall, shape)))
                        .chain(session::flush)
                        .chain(() -> session.persistAll(windows(hall, shape)))
                        .chain(() -> session.persistAll(texts(hall, shape)))
                        .chain(session::flush));
    }

    Uni<Long> count(Mutiny.Session session) {
        return session.createSelectionQuery("SELECT count(*) FROM HallRow", Long.class).getSingleResult();
    }

    /** Fails with 404 {@code unknown-hall}. */
    Uni<HallRow> hall(Mutiny.Session session, HallId hall) {
        return session.find(HallRow.class, hall.value())
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(404, "unknown-hall"));
    }

    /** Fails with 404 {@code unknown-desk}. */
    Uni<DeskRow> desk(Mutiny.Session session, DeskId desk) {
        return session.find(DeskRow.class, new DeskRow.Key(desk.hall().value(), desk.number()))
                .onItem()
                .ifNull()
                .failWith(() -> new ProblemException(404, "unknown-desk"));
    }

    <T> Uni<List<T>> rows(Mutiny.Session session, String query, Class<T> type, HallId hall) {
        return session.createSelectionQuery(query, type).setParameter(1, hall.value()).getResultList();
    }

    Uni<Void> replaceSeasons(Mutiny.Session session, HallId hall, List<Season> seasons) {
        ShapeRules.checkSeasons(seasons);
        var rows = seasons.stream().map(season -> new SeasonRow(hall.value(), season)).toArray();
        return session.createMutationQuery("DELETE FROM SeasonRow WHERE hall = ?1")
                .setParameter(1, hall.value())
                .executeUpdate()
                .chain(() -> session.persistAll(rows));
    }

    /** True when the failure is the breach of this constraint. */
    static boolean isBreach(Throwable failure, String constraint) {
        return failure instanceof ConstraintViolationException breach && constraint.equals(breach.getConstraintName());
    }

    private static Object[] floors(HallId hall, HallShape shape) {
        return shape.floors().stream().map(floor -> new FloorRow(hall.value(), floor)).toArray();
    }

    /** The desks are numbered from one in the order of the data. */
    private static Object[] desks(HallId hall, HallShape shape) {
        return IntStream.range(0, shape.desks().size())
                .mapToObj(index -> new DeskRow(hall.value(), index + 1, shape.desks().get(index)))
                .toArray();
    }

    private static Object[] windows(HallId hall, HallShape shape) {
        return IntStream.range(0, shape.desks().size())
                .boxed()
                .flatMap(index -> shape.desks()
                        .get(index)
                        .windows()
                        .stream()
                        .map(window -> new WindowRow(hall.value(), index + 1, window)))
                .toArray();
    }

    private static Object[] texts(HallId hall, HallShape shape) {
        var rules = shape.rulesOrNone();
        return Stream.concat(
                shape.seasonsOrDefaults().stream().map(season -> new SeasonRow(hall.value(), season)),
                IntStream.range(0, rules.size()).mapToObj(index -> new RuleRow(hall.value(), index + 1, rules.get(index))))
                .toArray();
    }
}
