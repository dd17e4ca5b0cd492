package cn.bianmin.platform.audit;

import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;
import org.jspecify.annotations.Nullable;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Who did what to whom and why: append-only, and chained per hall, so that an altered, removed or inserted row is found.
 *
 * <p>
 * An entry holds its hall's chain until the caller's transaction ends: record last. Whoever owns the database could write a
 * whole new chain; against that the {@link #head} is exported and kept elsewhere.
 */
@ApplicationScoped
public class Audit {

    /**
     * One act.
     *
     * @param hall where, 0 for the installation
     * @param actor {@code Caller.name()}
     * @param act what was done, {@code citizen.revealed}
     * @param subject to what, by id; no personal data
     * @param reason why, may be empty
     */
    public record Entry(int hall, String actor, String act, String subject, String reason) {
    }

    /**
     * The end of a hall's chain; to be kept where the database's owner cannot write.
     *
     * @param number of the last entry, 0 when there is none
     * @param hash 64 hexadecimal digits
     */
    public record Head(int hall, long number, String hash) {
    }

    /**
     * What reading the whole chain found.
     *
     * @param sound whether every row is what was recorded
     * @param entries how many rows fit before the first that does not
     * @param firstBroken the number of that row, or of the one that is missing
     */
    public record Verification(boolean sound, long entries, @Nullable Long firstBroken) {
    }

    // The hash is made where the chain's end is locked: one statement, one turn.
    private static final String RECORD = """
            WITH head AS (
                INSERT INTO audit_head AS chain (hall_id, number, hash)
                VALUES ($1, 1, sha256(int8send(1) || CAST($7 AS bytea)))
                ON CONFLICT ON CONSTRAINT audit_head_pk DO UPDATE
                    SET number = chain.number + 1,
                        hash = sha256(chain.hash || int8send(chain.number + 1) || CAST($7 AS bytea))
                RETURNING number, hash
            )
            INSERT INTO audit (hall_id, number, at, actor, act, subject, reason, hash)
            SELECT $1, number, $2, $3, $4, $5, $6, hash FROM head
            """;
    private static final String RECORD_IN_SESSION = RECORD.replace('$', '?');

    private final AuditChain chain;
    private final Clock clock;

    Audit(AuditChain chain, Clock clock) {
        this.chain = chain;
        this.clock = clock;
    }

    /** Inside the caller's transaction. */
    public Uni<Void> record(SqlConnection connection, Entry entry) {
        var at = now();
        var arguments = Tuple.tuple()
                .addInteger(entry.hall)
                .addOffsetDateTime(at)
                .addString(entry.actor)
                .addString(entry.act)
                .addString(entry.subject)
                .addString(entry.reason)
                .addBuffer(Buffer.buffer(AuditChain.content(entry, at)));
        return connection.preparedQuery(RECORD).execute(arguments).replaceWithVoid();
    }

    /** Inside the session's transaction. */
    public Uni<Void> record(Mutiny.Session session, Entry entry) {
        var at = now();
        return session.createNativeQuery(RECORD_IN_SESSION)
                .setParameter(1, entry.hall)
                .setParameter(2, at)
                .setParameter(3, entry.actor)
                .setParameter(4, entry.act)
                .setParameter(5, entry.subject)
                .setParameter(6, entry.reason)
                .setParameter(7, AuditChain.content(entry, at))
                .executeUpdate()
                .replaceWithVoid();
    }

    /** Reads the whole chain of a hall, as of one moment. */
    public Uni<Verification> verify(int hall) {
        return chain.verify(hall);
    }

    /** As {@link #verify(int)}, and the chain must still hold what was exported. */
    public Uni<Verification> verify(Head exported) {
        return chain.verify(exported);
    }

    public Uni<Head> head(int hall) {
        return chain.head(hall);
    }

    /** As fine as PostgreSQL keeps it, or the hash would not fit the row. */
    private OffsetDateTime now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS).atOffset(ZoneOffset.UTC);
    }
}
