package cn.bianmin.content.life;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.ActorNames;
import cn.bianmin.content.ContentState;
import cn.bianmin.content.writing.ContentRules;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.content.writing.Period;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.UuidV7;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Adds many contents at once for imports and samples, inside the caller's transaction. */
@ApplicationScoped
public class Drafts {

    /** The state in which contents are added. */
    enum Reach {
        DRAFT,
        SUBMITTED,
        PUBLISHED;

        List<Step> steps() {
            return switch (this) {
                case DRAFT -> List.of(Step.WRITE);
                case SUBMITTED -> List.of(Step.WRITE, Step.SUBMIT);
                case PUBLISHED -> List.of(Step.WRITE, Step.SUBMIT, Step.APPROVE, Step.PUBLISH);
            };
        }

        ContentState state() {
            return steps().get(steps().size() - 1).to;
        }
    }

    /** A content that ships with the product. */
    public record Sample(NewContent words, Instant publishedAt) {
    }

    private record Added(UUID id, NewContent words, Period period, String author, Reach reach, Instant at) {

        OffsetDateTime utc() {
            return at.atOffset(ZoneOffset.UTC);
        }
    }

    private static final String ADD = """
            INSERT INTO content (hall_id, content, newest, steps, first_published_at, updated_at) VALUES ($1, $2, 1, $3, $4, $5)
            """;
    private static final String ADD_VERSION = """
            INSERT INTO content_version (hall_id, content, version, state, kind, title, body, employer, post, wanted, wage, place,
                   contact, job_until, source, link, village, weight, from_at, until_at, author, writers, approved_by,
                   published_at, updated_at)
            VALUES ($1, $2, 1, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, ARRAY[$20], $21,
                    $22, $23)
            """;
    private static final String ADD_STEP = """
            INSERT INTO content_step (hall_id, content, number, version, step, state, title, who, at)
            VALUES ($1, $2, $3, 1, $4, $5, $6, $7, $8)
            """;

    private static final String ENDED = """
            SELECT content FROM unnest(CAST($2 AS uuid[])) AS asked (content)
             WHERE NOT EXISTS (
                   SELECT FROM content_version v
                    WHERE v.hall_id = $1 AND v.content = asked.content
                      AND v.state IN ('DRAFT', 'SUBMITTED', 'APPROVED', 'PUBLISHED'))
            """;
    private static final String IS_EMPTY = "SELECT FROM content WHERE hall_id = $1 LIMIT 1";

    private final Outbox outbox;
    private final Clock clock;

    Drafts(Outbox outbox, Clock clock) {
        this.outbox = outbox;
        this.clock = clock;
    }

    /**
     * Adds words that hold their annotations and {@link ContentRules}, each as a content of its own.
     *
     * @param author {@code Caller.name()}, or {@code source:…} for what no person wrote
     * @param submitted for a reviewer to look at, else as drafts
     * @return their ids in the order of the words
     */
    public Uni<List<UUID>> add(SqlConnection connection, HallPlan plan, List<NewContent> words, String author,
            boolean submitted) {
        var now = clock.instant();
        var reach = submitted ? Reach.SUBMITTED : Reach.DRAFT;
        return write(connection, plan, words.stream()
                .map(each -> new Added(UuidV7.next(clock), each, Period.of(each, plan.zone(), now), author, reach, now))
                .toList());
    }

    /** True when nothing was ever written in the hall. */
    public Uni<Boolean> isEmpty(SqlConnection connection, HallId hall) {
        return connection.preparedQuery(IS_EMPTY).execute(Tuple.of(hall.value())).map(rows -> rows.size() == 0);
    }

    /** The contents of these that have no version on show and none in work. */
    public Uni<List<UUID>> ended(SqlConnection connection, HallId hall, List<UUID> contents) {
        return contents.isEmpty() ? Uni.createFrom().item(List.of())
                : connection.preparedQuery(ENDED)
                        .execute(Tuple.tuple().addInteger(hall.value()).addArrayOfUUID(contents.toArray(UUID[]::new)))
                        .map(rows -> rows.stream().map(row -> row.getUUID(0)).toList());
    }

    /** Adds samples that are published already, in the past. */
    public Uni<List<UUID>> addSamples(SqlConnection connection, HallPlan plan, List<Sample> samples) {
        return write(connection, plan, samples.stream()
                .map(each -> new Added(UuidV7.next(clock), each.words(),
                        Period.of(each.words(), plan.zone(), each.publishedAt()), ActorNames.SAMPLE_EDITOR, Reach.PUBLISHED,
                        each.publishedAt()))
                .toList())
                .call(() -> outbox.append(connection, ContentLife.changed(plan.id(),
                        samples.stream().map(each -> each.words().kind().name()).distinct().toList())));
    }

    private static Uni<List<UUID>> write(SqlConnection connection, HallPlan plan, List<Added> all) {
        if (all.isEmpty()) {
            return Uni.createFrom().item(List.of());
        }
        var hall = plan.id().value();
        var steps = all.stream().flatMap(each -> steps(hall, each)).toList();
        return connection.preparedQuery(ADD).executeBatch(all.stream().map(each -> head(hall, each)).toList())
                .chain(() -> connection.preparedQuery(ADD_VERSION)
                        .executeBatch(all.stream().map(each -> version(hall, each)).toList()))
                .chain(() -> connection.preparedQuery(ADD_STEP).executeBatch(steps))
                .replaceWith(all.stream().map(Added::id).toList());
    }

    private static Tuple head(int hall, Added each) {
        var publishedAt = each.reach() == Reach.PUBLISHED ? each.utc() : null;
        return Tuple.of(hall, each.id(), each.reach().steps().size(), publishedAt, each.utc());
    }

    private static Tuple version(int hall, Added each) {
        var words = each.words();
        var published = each.reach() == Reach.PUBLISHED;
        var tuple = Tuple.tuple().addInteger(hall).addUUID(each.id()).addString(each.reach().state().name())
                .addString(words.kind().name()).addString(words.title()).addString(words.body());
        addJob(tuple, words);
        return tuple.addString(words.source()).addString(words.link()).addInteger(words.village())
                .addInteger(words.weightOrUsual())
                .addOffsetDateTime(each.period().from().atOffset(ZoneOffset.UTC))
                .addOffsetDateTime(each.period().until().atOffset(ZoneOffset.UTC))
                .addString(each.author()).addString(published ? ActorNames.SAMPLE_REVIEWER : null)
                .addOffsetDateTime(published ? each.utc() : null)
                .addOffsetDateTime(each.utc());
    }

    private static void addJob(Tuple tuple, NewContent words) {
        var job = words.job();
        if (job == null) {
            tuple.addString(null).addString(null).addInteger(null).addString(null).addString(null).addString(null)
                    .addLocalDate(null);
        } else {
            tuple.addString(job.employer()).addString(job.post()).addInteger(job.wanted()).addString(job.wage())
                    .addString(job.place()).addString(job.contact()).addLocalDate(job.until());
        }
    }

    private static Stream<Tuple> steps(int hall, Added each) {
        var steps = each.reach().steps();
        return IntStream.range(0, steps.size()).mapToObj(index -> {
            var step = steps.get(index);
            var isReviewers = step == Step.APPROVE || step == Step.PUBLISH;
            return Tuple.tuple().addInteger(hall).addUUID(each.id()).addInteger(index + 1).addString(step.name())
                    .addString(step.to.name()).addString(each.words().title())
                    .addString(isReviewers ? ActorNames.SAMPLE_REVIEWER : each.author()).addOffsetDateTime(each.utc());
        });
    }
}
