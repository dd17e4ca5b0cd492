package cn.bianmin.booking;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;

import org.eclipse.microprofile.config.ConfigProvider;

/** The tables of the migrations in a schema of their own, first empty and then with a hundred thousand bookings. */
final class PlannedTables implements AutoCloseable {

    static final Set<String> LARGE = Set.of("booking", "slot_day", "pending_place", "pre_review", "idempotency", "outbox",
            "rate_bucket");

    /** Bookings of twenty thousand citizens in five halls, and what belongs to them. */
    private static final List<String> ROWS = List.of(
            """
                    INSERT INTO booking (hall_id, id, citizen_id, item_number, desk_number, channel, day, start_minute, minutes, code,
                                         state, booked_at, ended_at)
                    SELECT 1 + n % 5, md5('booking ' || n)::uuid, md5((n % 20000)::text)::uuid, n, 1 + n % 6, 'ORDINARY',
                           date '2026-11-01' + n % 40, 480 + n % 16 * 30, 30, '000000000000',
                           CASE WHEN n % 4 = 0 THEN 'CONFIRMED' ELSE 'KEPT' END, now(),
                           CASE WHEN n % 4 = 0 THEN 'infinity' ELSE now() END
                      FROM generate_series(1, 100000) AS n
                    """,
            """
                    INSERT INTO slot_day (hall_id, desk_number, channel, day, minutes, starts, capacity, free)
                    SELECT hall, desk, channel, date '2026-01-01' + day, 30, '{480,510}', '{1,1}', '{1,1}'
                      FROM generate_series(1, 5) AS hall, generate_series(1, 6) AS desk,
                           unnest(ARRAY['ORDINARY', 'SAME_DAY', 'HOME_VISIT', 'GREEN']) AS channel, generate_series(1, 400) AS day
                    """,
            """
                    INSERT INTO pending_place (hall_id, id, desk_number, channel, day, start_minute, item_number, returns_at)
                    SELECT 1 + n % 5, md5('place ' || n)::uuid, 1 + n % 6, 'ORDINARY', date '2026-11-01' + n % 40, 480, n,
                           now() + n * interval '1 second'
                      FROM generate_series(1, 20000) AS n
                    """,
            """
                    INSERT INTO pre_review (hall_id, id, item_number, person_key, approved_by, approved_at, valid_until)
                    SELECT 1 + n % 5, md5('review ' || n)::uuid, n % 50, sha256(n::text::bytea), md5('1')::uuid, now(),
                           date '2026-12-01'
                      FROM generate_series(1, 20000) AS n
                    """,
            """
                    INSERT INTO idempotency (caller, key, body_hash, status, body, created_at)
                    SELECT 'citizen:' || n % 20000, n::text, sha256(n::text::bytea), 201, '\\x00', now()
                      FROM generate_series(1, 50000) AS n
                    """,
            """
                    INSERT INTO rate_bucket (bucket, key, full_at)
                    SELECT 'booking.source', sha256(n::text::bytea), now() FROM generate_series(1, 20000) AS n
                    """,
            """
                    INSERT INTO outbox (hall_id, topic, data, created_at)
                    SELECT 1 + n % 5, 'booking.confirmed', '{}', now() FROM generate_series(1, 20000) AS n
                    """);

    private final Connection connection = connect();

    PlannedTables() throws SQLException, IOException {
        run(connection, "DROP SCHEMA IF EXISTS plans CASCADE");
        run(connection, "CREATE SCHEMA plans");
        run(connection, "SET search_path = plans, public");
        try (var files = Files.list(Path.of("src/main/resources/db/migration"))) {
            for (var file : files.sorted().toList()) {
                run(connection, Files.readString(file));
            }
        }
        // Nobody else analyses these tables meanwhile.
        for (var table : LARGE) {
            run(connection, "ALTER TABLE " + table + " SET (autovacuum_enabled = off)");
        }
        analyse();
    }

    void fill() throws SQLException {
        for (var rows : ROWS) {
            run(connection, rows);
        }
    }

    void analyse() throws SQLException {
        for (var table : LARGE) {
            run(connection, "ANALYZE " + table);
        }
    }

    /** A connection as application.properties opens it under this prefix, which plans once for all arguments. */
    static Connection connect(String prefix) throws SQLException, IOException {
        var connection = connect();
        run(connection, "SET search_path = plans, public");
        for (var setting : settings(prefix).entrySet()) {
            run(connection, "SET " + setting.getKey() + " = " + setting.getValue());
        }
        run(connection, "SET plan_cache_mode = force_generic_plan");
        return connection;
    }

    static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws SQLException {
        run(connection, "DROP SCHEMA plans CASCADE");
        connection.close();
    }

    private static Map<String, String> settings(String prefix) throws IOException {
        var properties = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/application.properties"))) {
            properties.load(file);
        }
        return properties.stringPropertyNames()
                .stream()
                .filter(name -> name.startsWith(prefix))
                .collect(Collectors.toMap(name -> name.substring(prefix.length()), properties::getProperty));
    }

    private static Connection connect() throws SQLException {
        var config = ConfigProvider.getConfig();
        return DriverManager.getConnection(
                "jdbc:" + config.getValue("quarkus.datasource.reactive.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }
}
