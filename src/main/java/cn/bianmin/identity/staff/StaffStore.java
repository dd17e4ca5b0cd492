package cn.bianmin.identity.staff;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.StaffId;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** The tables {@code staff} and {@code staff_role}. */
@ApplicationScoped
public class StaffStore {

    public static final String NAME = "staff.name";
    private static final String USERNAME = "staff.username";

    /** A member of staff who was not dismissed. */
    record Known(StaffId id, String username, String name, String passwordHash, RoleAssignments appointments) {
    }

    /** One to be added. */
    public record New(StaffId id, String username, String name, String passwordHash, boolean everyHall) {
    }

    private static final String KNOWN = """
            SELECT staff_id, username, name_sealed, password_hash, every_hall,
                   COALESCE((SELECT jsonb_object_agg(hall_id, roles)
                             FROM (SELECT hall_id, jsonb_agg(role) AS roles
                                   FROM staff_role WHERE staff_role.staff_id = staff.staff_id
                                   GROUP BY hall_id) AS by_hall), '{}') AS roles
            FROM staff
            WHERE dismissed_at IS NULL
            """;

    private static final String BY_USERNAME = KNOWN + " AND username = $1";

    private static final String BY_ID = KNOWN + " AND staff_id = $1";

    private static final String OF_HALL = KNOWN + """
             AND staff_id IN (SELECT staff_id FROM staff_role WHERE hall_id = $1)
             AND ($2::uuid IS NULL OR staff_id > $2)
            ORDER BY staff_id
            LIMIT $3
            """;

    private static final String NAMES = """
            SELECT staff_id, name_sealed FROM staff WHERE staff_id = ANY ($1)
            """;

    private static final String ANYONE = """
            SELECT FROM staff LIMIT 1
            """;

    private static final String ADD = """
            INSERT INTO staff (staff_id, username, name_sealed, password_hash, every_hall, created_at)
            VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT ON CONSTRAINT username_taken DO NOTHING
            """;

    private static final String CLEAR_ROLES = """
            DELETE FROM staff_role WHERE hall_id = $1 AND staff_id = $2
            """;

    private static final String GIVE_ROLES = """
            INSERT INTO staff_role (hall_id, staff_id, role) SELECT $1, $2, unnest($3::text[])
            """;

    private static final String CHANGE_PASSWORD = """
            UPDATE staff SET password_hash = $2 WHERE staff_id = $1
            """;

    private static final String DISMISS = """
            UPDATE staff SET dismissed_at = $2 WHERE staff_id = $1
            """;

    private final Sealer sealer;

    StaffStore(Sealer sealer) {
        this.sealer = sealer;
    }

    /** The account's name in limits and familiar sources. */
    byte[] account(String username) {
        return sealer.lookup(USERNAME, username);
    }

    Uni<Optional<Known>> find(SqlConnection connection, String username) {
        return connection.preparedQuery(BY_USERNAME).execute(Tuple.of(username)).map(this::first);
    }

    Uni<Optional<Known>> find(SqlConnection connection, StaffId staff) {
        return connection.preparedQuery(BY_ID).execute(Tuple.of(staff.value())).map(this::first);
    }

    /** Oldest first; {@code after} is the last one of the page before. */
    Uni<List<Known>> ofHall(SqlConnection connection, HallId hall, @Nullable UUID after, int limit) {
        return connection.preparedQuery(OF_HALL).execute(Tuple.of(hall.value(), after, limit))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(this::known).toList());
    }

    /** Also of those who were dismissed. */
    public Uni<Map<UUID, String>> names(SqlConnection connection, UUID[] staff) {
        return connection.preparedQuery(NAMES).execute(Tuple.tuple().addArrayOfUUID(staff))
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> row.getUUID("staff_id"),
                        row -> sealer.open(NAME, row.getBuffer("name_sealed").getBytes()))));
    }

    Uni<Boolean> isEmpty(SqlConnection connection) {
        return connection.preparedQuery(ANYONE).execute().map(rows -> rows.size() == 0);
    }

    /** False when the user name is taken. */
    public Uni<Boolean> add(SqlConnection connection, New staff, Instant now) {
        return connection.preparedQuery(ADD).execute(Tuple.of(
                staff.id().value(),
                staff.username(),
                Buffer.buffer(sealer.seal(NAME, staff.name())),
                staff.passwordHash(),
                staff.everyHall(),
                now.atOffset(ZoneOffset.UTC))).map(rows -> rows.rowCount() == 1);
    }

    public Uni<Void> setRoles(SqlConnection connection, HallId hall, StaffId staff, Set<String> roles) {
        var words = roles.toArray(String[]::new);
        return connection.preparedQuery(CLEAR_ROLES).execute(Tuple.of(hall.value(), staff.value()))
                .chain(() -> connection.preparedQuery(GIVE_ROLES).execute(Tuple.of(hall.value(), staff.value(), words)))
                .replaceWithVoid();
    }

    Uni<Void> changePassword(SqlConnection connection, StaffId staff, String passwordHash) {
        return connection.preparedQuery(CHANGE_PASSWORD).execute(Tuple.of(staff.value(), passwordHash)).replaceWithVoid();
    }

    Uni<Void> dismiss(SqlConnection connection, StaffId staff, Instant now) {
        return connection.preparedQuery(DISMISS).execute(Tuple.of(staff.value(), now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    private Optional<Known> first(RowSet<Row> rows) {
        var found = rows.iterator();
        return found.hasNext() ? Optional.of(known(found.next())) : Optional.empty();
    }

    private Known known(Row row) {
        return new Known(
                new StaffId(row.getUUID("staff_id")),
                row.getString("username"),
                sealer.open(NAME, row.getBuffer("name_sealed").getBytes()),
                row.getString("password_hash"),
                new RoleAssignments(row.getBoolean("every_hall"), byHall(row.getJsonObject("roles"))));
    }

    private static Map<Integer, Set<String>> byHall(JsonObject roles) {
        var byHall = new HashMap<Integer, Set<String>>();
        for (var hall : roles.fieldNames()) {
            var held = new HashSet<String>();
            roles.getJsonArray(hall).forEach(role -> held.add((String) role));
            byHall.put(Integer.valueOf(hall), Set.copyOf(held));
        }
        return byHall;
    }
}
