package cn.bianmin.platform.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.Digests;
import cn.bianmin.platform.audit.Audit.Entry;
import cn.bianmin.platform.audit.Audit.Head;
import cn.bianmin.platform.audit.Audit.Verification;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Reads the audit against its hashes: SHA-256(hash before || number || content), the first without a hash before. */
@ApplicationScoped
class AuditChain {

    private static final String HEAD = "SELECT number, hash FROM audit_head WHERE hall_id = $1";
    private static final String PAGE = """
            SELECT number, at, actor, act, subject, reason, hash
              FROM audit WHERE hall_id = $1 AND number > $2 ORDER BY number LIMIT 5000
            """;
    private static final String AS_OF_NOW = "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /** Where reading stands. */
    private static final class Walk {
        private final int hall;
        private final @Nullable Head exported;
        private long number;
        private byte[] hash = {};
        private @Nullable Long broken;

        Walk(int hall, @Nullable Head exported) {
            this.hall = hall;
            this.exported = exported;
        }

        void step(Row row) {
            var found = row.getLong(0);
            var at = row.getOffsetDateTime(1);
            var entry = new Entry(hall, row.getString(2), row.getString(3), row.getString(4), row.getString(5));
            var expected = Digests.sha256(hash, bytes(number + 1), content(entry, at));
            if (found != number + 1 || !Arrays.equals(expected, row.getBuffer(6).getBytes()) || differs(found, expected)) {
                broken = number + 1;
            } else {
                number = found;
                hash = expected;
            }
        }

        private boolean differs(long found, byte[] expected) {
            return exported != null && exported.number() == found && !exported.hash().equals(hex(expected));
        }

        /** The chain must end where its head says, and not before what was exported. */
        Verification end(Head head) {
            var end = new Head(hall, number, hex(hash));
            var reached = end.equals(head) && (exported == null || exported.number() <= number);
            if (broken == null && !reached) {
                broken = number + 1;
            }
            return new Verification(broken == null, number, broken);
        }
    }

    private final Database database;

    AuditChain(Database database) {
        this.database = database;
    }

    Uni<Head> head(int hall) {
        return database.withConnection(connection -> head(connection, hall));
    }

    Uni<Verification> verify(int hall) {
        return verify(new Walk(hall, null));
    }

    Uni<Verification> verify(Head exported) {
        return verify(new Walk(exported.hall(), exported));
    }

    private Uni<Verification> verify(Walk walk) {
        return database.inTransaction(LIMIT, connection -> connection.query(AS_OF_NOW).execute()
                .chain(() -> pages(connection, walk))
                .chain(() -> head(connection, walk.hall))
                .map(walk::end));
    }

    private static Uni<Void> pages(SqlConnection connection, Walk walk) {
        return Uni.createFrom().deferred(() -> connection.preparedQuery(PAGE).execute(Tuple.of(walk.hall, walk.number)))
                .invoke(rows -> read(rows, walk))
                .repeat().until(rows -> rows.rowCount() == 0 || walk.broken != null)
                .onItem().ignoreAsUni();
    }

    private static void read(RowSet<Row> rows, Walk walk) {
        for (var row : rows) {
            if (walk.broken == null) {
                walk.step(row);
            }
        }
    }

    private static Uni<Head> head(SqlConnection connection, int hall) {
        return connection.preparedQuery(HEAD).execute(Tuple.of(hall))
                .map(rows -> rows.rowCount() == 0
                        ? new Head(hall, 0, "")
                        : headOf(hall, rows.iterator().next()));
    }

    private static Head headOf(int hall, Row row) {
        return new Head(hall, row.getLong(0), hex(row.getBuffer(1).getBytes()));
    }

    /** Every field with its length, so that no text can pass for the neighbour's. */
    static byte[] content(Entry entry, OffsetDateTime at) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(entry.hall());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at.toInstant()));
            for (var text : new String[] { entry.actor(), entry.act(), entry.subject(), entry.reason() }) {
                var utf8 = text.getBytes(StandardCharsets.UTF_8);
                out.writeInt(utf8.length);
                out.write(utf8);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static byte[] bytes(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }

    private static String hex(byte[] hash) {
        return HexFormat.of().formatHex(hash);
    }
}
