package cn.bianmin.identity.citizen;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.CitizenId;
import cn.bianmin.identity.Person;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** The table {@code citizen}. Names, ID numbers and phones pass in clear only between this class and its callers. */
@ApplicationScoped
public class CitizenStore {

    public static final String ID_NUMBER = "citizen.id-number";
    public static final String NAME = "citizen.name";
    public static final String PHONE = "citizen.phone";

    private static final String FIND = """
            SELECT citizen_id, password_hash FROM citizen WHERE id_number_lookup = $1
            """;

    private static final String PASSWORD = """
            SELECT citizen_id, password_hash FROM citizen WHERE citizen_id = $1
            """;

    private static final String OPEN = """
            SELECT id_number_sealed, name_sealed, phone_sealed FROM citizen WHERE citizen_id = $1
            """;

    /** The constraint {@value #ONCE} decides who of two was first. */
    private static final String ADD = """
            INSERT INTO citizen (citizen_id, id_number_sealed, id_number_lookup, name_sealed, phone_sealed, phone_lookup,
                                 password_hash, created_at)
            VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            """;

    private static final String ONCE = "citizen_once_per_id_number";

    private static final String CHANGE_PHONE = """
            UPDATE citizen SET phone_sealed = $2, phone_lookup = $3 WHERE citizen_id = $1 AND phone_lookup <> $3
            """;

    private static final String CHANGE_PASSWORD = """
            UPDATE citizen SET password_hash = $2 WHERE citizen_id = $1
            """;

    /** A citizen's id with the hash that their password must match. */
    public record Known(CitizenId id, String passwordHash) {
    }

    private final Database database;
    private final Sealer sealer;

    CitizenStore(Database database, Sealer sealer) {
        this.database = database;
        this.sealer = sealer;
    }

    public Uni<Optional<Known>> find(IdNumber idNumber) {
        return database.query(FIND, Tuple.of(lookup(idNumber))).map(CitizenStore::known);
    }

    public Uni<Optional<Known>> find(CitizenId citizen) {
        return database.query(PASSWORD, Tuple.of(citizen.value())).map(CitizenStore::known);
    }

    /** The account's name in limits and familiar sources. */
    public byte[] account(IdNumber idNumber) {
        return sealer.lookup(ID_NUMBER, idNumber.value());
    }

    /** Fails by the constraint when the ID number is already there, see {@link #isTaken}. */
    public Uni<Void> add(SqlConnection connection, CitizenId id, Person person, String passwordHash, Instant now) {
        return connection.preparedQuery(ADD).execute(Tuple.tuple()
                .addUUID(id.value())
                .addValue(sealed(ID_NUMBER, person.idNumber()))
                .addValue(Buffer.buffer(sealer.lookup(ID_NUMBER, person.idNumber())))
                .addValue(sealed(NAME, person.name()))
                .addValue(sealed(PHONE, person.phone()))
                .addValue(Buffer.buffer(sealer.lookup(PHONE, person.phone())))
                .addString(passwordHash)
                .addOffsetDateTime(now.atOffset(ZoneOffset.UTC)))
                .replaceWithVoid();
    }

    /** Whether the ID number was there already. */
    public static boolean isTaken(Throwable failure) {
        return failure instanceof PgException refused && ONCE.equals(refused.getConstraint());
    }

    /**
     * Opens the sealed data of a citizen.
     *
     * @param beside what else belongs to the reading, in the same transaction
     */
    public Uni<Optional<Person>> open(CitizenId citizen, Function<SqlConnection, Uni<Void>> beside) {
        return database.inTransaction(connection -> open(connection, citizen).call(() -> beside.apply(connection)));
    }

    public Uni<Optional<Person>> open(CitizenId citizen) {
        return database.withConnection(connection -> open(connection, citizen));
    }

    private Uni<Optional<Person>> open(SqlConnection connection, CitizenId citizen) {
        return connection.preparedQuery(OPEN).execute(Tuple.of(citizen.value())).map(rows -> {
            var found = rows.iterator();
            return found.hasNext() ? Optional.of(person(found.next())) : Optional.empty();
        });
    }

    public Uni<Void> changePhone(SqlConnection connection, CitizenId citizen, PhoneNumber phone) {
        return connection.preparedQuery(CHANGE_PHONE).execute(Tuple.of(citizen.value(), sealed(PHONE, phone.value()),
                Buffer.buffer(sealer.lookup(PHONE, phone.value())))).replaceWithVoid();
    }

    /** The same password under a hash of today's costs. */
    public Uni<Void> raiseHash(CitizenId citizen, String passwordHash) {
        return database.withConnection(connection -> changePassword(connection, citizen, passwordHash));
    }

    public Uni<Void> changePassword(SqlConnection connection, CitizenId citizen, String passwordHash) {
        return connection.preparedQuery(CHANGE_PASSWORD).execute(Tuple.of(citizen.value(), passwordHash)).replaceWithVoid();
    }

    private Person person(Row row) {
        return new Person(
                sealer.open(NAME, row.getBuffer("name_sealed").getBytes()),
                sealer.open(ID_NUMBER, row.getBuffer("id_number_sealed").getBytes()),
                sealer.open(PHONE, row.getBuffer("phone_sealed").getBytes()));
    }

    private Buffer lookup(IdNumber idNumber) {
        return Buffer.buffer(sealer.lookup(ID_NUMBER, idNumber.value()));
    }

    private Buffer sealed(String purpose, String plain) {
        return Buffer.buffer(sealer.seal(purpose, plain));
    }

    private static Optional<Known> known(RowSet<Row> rows) {
        var found = rows.iterator();
        if (!found.hasNext()) {
            return Optional.empty();
        }
        var row = found.next();
        return Optional.of(new Known(new CitizenId(row.getUUID("citizen_id")), row.getString("password_hash")));
    }
}
