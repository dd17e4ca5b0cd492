package cn.bianmin.content.life;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.ContentState;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/** Reads contents with their lives; every method works inside the caller's session. */
@ApplicationScoped
class ContentStore {

    /** A history shows the latest steps alone; nobody reads more. */
    private static final int LONGEST_HISTORY = 500;

    /**
     * One content as the staff see it.
     *
     * @param newest its newest version, or the one that was asked for
     * @param shown the number of the version on show, if one is
     */
    record Stand(VersionRow newest, @Nullable Integer shown) {
    }

    /** @param words stand in the title, the body, the source or the job; empty: any */
    record Wanted(@Nullable ContentKind kind, @Nullable ContentState state, String words, @Nullable UUID after, int limit) {

        /** The conditions that the reader gave, by their names in {@link #ASKED}. */
        private Map<String, Object> asked() {
            var asked = new HashMap<String, @Nullable Object>();
            asked.put("kind", kind);
            asked.put("state", state);
            asked.put("words", words.isEmpty() ? null : words);
            asked.put("after", after);
            return asked.entrySet().stream()
                    .filter(entry -> entry.getValue() != null)
                    .collect(Collectors.toMap(Map.Entry::getKey, entry -> Objects.requireNonNull(entry.getValue())));
        }
    }

    private static final String SHOWN = """
            (SELECT s.version FROM ContentVersion s
              WHERE s.hall = v.hall AND s.content = v.content AND s.state = PUBLISHED)
            """;
    private static final String LIST = "SELECT v, " + SHOWN + """
             FROM Content c JOIN ContentVersion v ON v.hall = c.hall AND v.content = c.content AND v.version = c.newest
            WHERE c.hall = :hall
            """;
    private static final Map<String, String> ASKED = Map.of(
            "kind", " AND v.kind = :kind",
            "state", " AND v.state = :state",
            "after", " AND c.content < :after",
            "words", """
                     AND locate(lower(:words), lower(concat(v.title, ' ', v.body, ' ', v.source, ' ',
                         coalesce(v.job.employer, ''), ' ', coalesce(v.job.post, ''), ' ', coalesce(v.job.place, '')))) > 0
                    """);
    private static final String NEWEST_FIRST = " ORDER BY c.content DESC";
    private static final String ONE = "SELECT v, " + SHOWN + """
             FROM Content c JOIN ContentVersion v ON v.hall = c.hall AND v.content = c.content
            WHERE c.hall = :hall AND c.content = :content AND v.version = coalesce(:version, c.newest)
            """;
    private static final String VERSIONS = """
            FROM ContentVersion
            WHERE hall = :hall AND content = :content AND (version = :newest OR state = PUBLISHED)
            """;
    private static final String HISTORY = "FROM ContentStep WHERE hall = :hall AND content = :content ORDER BY number DESC";

    /** The contents that the reader asks for, newest first. */
    Uni<List<Stand>> list(Mutiny.Session session, HallId hall, Wanted wanted) {
        var asked = wanted.asked();
        var conditions = asked.keySet().stream().map(name -> ASKED.getOrDefault(name, "")).collect(Collectors.joining());
        var query = session.createSelectionQuery(LIST + conditions + NEWEST_FIRST, Object[].class)
                .setParameter("hall", hall.value());
        asked.forEach(query::setParameter);
        return query.setMaxResults(wanted.limit()).getResultList().map(rows -> rows.stream().map(ContentStore::stand).toList());
    }

    /** Its newest version, or the one asked for; 404 {@code unknown-content}. */
    Uni<Stand> one(Mutiny.Session session, HallId hall, UUID content, @Nullable Integer version) {
        return session.createSelectionQuery(ONE, Object[].class)
                .setParameter("hall", hall.value())
                .setParameter("content", content)
                .setParameter("version", version)
                .getSingleResultOrNull()
                .onItem().ifNull().failWith(ContentStore::unknown)
                .map(ContentStore::stand);
    }

    /** The latest steps, oldest first; 404 {@code unknown-content}. */
    Uni<List<StepRow>> history(Mutiny.Session session, HallId hall, UUID content) {
        return session.createSelectionQuery(HISTORY, StepRow.class)
                .setParameter("hall", hall.value())
                .setParameter("content", content)
                .setMaxResults(LONGEST_HISTORY)
                .getResultList()
                .invoke(steps -> {
                    if (steps.isEmpty()) {
                        throw unknown();
                    }
                })
                .map(steps -> steps.stream().sorted((one, other) -> one.number - other.number).toList());
    }

    /** The content, locked until the transaction ends; 404 {@code unknown-content}. */
    Uni<Content> locked(Mutiny.Session session, HallId hall, UUID content, Instant now) {
        return session.find(ContentRow.class, new ContentRow.Key(hall.value(), content), LockModeType.PESSIMISTIC_WRITE)
                .onItem().ifNull().failWith(ContentStore::unknown)
                .chain(head -> session.createSelectionQuery(VERSIONS, VersionRow.class)
                        .setParameter("hall", hall.value())
                        .setParameter("content", content)
                        .setParameter("newest", head.newest)
                        .getResultList()
                        .map(versions -> content(session, head, versions, now)));
    }

    private static Content content(Mutiny.Session session, ContentRow head, List<VersionRow> versions, Instant now) {
        var newest = versions.stream().filter(row -> row.version == head.newest).findFirst().orElseThrow();
        var shown = versions.stream().filter(row -> row.state == ContentState.PUBLISHED).findFirst().orElse(null);
        return new Content(session, head, newest, shown, now);
    }

    private static Stand stand(Object[] row) {
        return new Stand((VersionRow) row[0], (Integer) row[1]);
    }

    private static ProblemException unknown() {
        return new ProblemException(404, "unknown-content");
    }
}
