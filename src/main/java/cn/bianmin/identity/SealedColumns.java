package cn.bianmin.identity;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.identity.citizen.CitizenStore;
import cn.bianmin.identity.key.SigningKeyStore;
import cn.bianmin.identity.staff.StaffStore;
import cn.bianmin.platform.sealing.Sealed;
import cn.bianmin.platform.sealing.Sealer;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/** Every sealed column of this feature, to be sealed again when the key changes. */
@ApplicationScoped
class SealedColumns implements Sealed {

    private record Column(String purpose, String select, String update) {

        static Column of(String purpose, String table, String key, String column) {
            return new Column(purpose, """
                    SELECT %2$s, %3$s FROM %1$s
                    WHERE substring(%3$s FROM 1 FOR $2) <> $1
                    LIMIT $3
                    FOR UPDATE SKIP LOCKED
                    """.formatted(table, key, column), """
                    UPDATE %1$s SET %3$s = $2 WHERE %2$s = $1
                    """.formatted(table, key, column));
        }
    }

    private static final List<Column> COLUMNS = List.of(
            Column.of(CitizenStore.ID_NUMBER, "citizen", "citizen_id", "id_number_sealed"),
            Column.of(CitizenStore.NAME, "citizen", "citizen_id", "name_sealed"),
            Column.of(CitizenStore.PHONE, "citizen", "citizen_id", "phone_sealed"),
            Column.of(StaffStore.NAME, "staff", "staff_id", "name_sealed"),
            Column.of(SigningKeyStore.PURPOSE, "signing_key", "kid", "private_sealed"));

    private final Sealer sealer;

    SealedColumns(Sealer sealer) {
        this.sealer = sealer;
    }

    @Override
    public String name() {
        return "identity";
    }

    @Override
    public Uni<Integer> reseal(SqlConnection connection, int limit) {
        return Multi.createFrom().iterable(COLUMNS)
                .onItem().transformToUniAndConcatenate(column -> reseal(connection, column, limit))
                .collect().with(Collectors.summingInt(Integer::intValue));
    }

    private Uni<Integer> reseal(SqlConnection connection, Column column, int limit) {
        var header = sealer.currentHeader();
        return connection.preparedQuery(column.select()).execute(Tuple.of(Buffer.buffer(header), header.length, limit))
                .chain(rows -> rows.size() == 0 ? Uni.createFrom().item(0) : update(connection, column, rows));
    }

    private Uni<Integer> update(SqlConnection connection, Column column, RowSet<Row> rows) {
        var resealed = StreamSupport.stream(rows.spliterator(), false).map(row -> resealed(column, row)).toList();
        return connection.preparedQuery(column.update()).executeBatch(resealed).replaceWith(resealed.size());
    }

    private Tuple resealed(Column column, Row row) {
        var plain = sealer.open(column.purpose(), row.getBuffer(1).getBytes());
        return Tuple.of(row.getValue(0), Buffer.buffer(sealer.seal(column.purpose(), plain)));
    }
}
