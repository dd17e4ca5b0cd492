package cn.bianmin.identity.device;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.StreamSupport;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceId;
import cn.bianmin.identity.ScreenDevice;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.database.TransactionRead;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;
import io.vertx.mutiny.sqlclient.Tuple;

/** The screens in the table {@code device}. */
@ApplicationScoped
public class ScreenDeviceStore {

    private static final String OF_HALL = """
            SELECT hall_id, device_id, name, enrolled_at IS NOT NULL AS enrolled FROM device
             WHERE hall_id = $1 AND kind = 'SCREEN' AND revoked_at IS NULL ORDER BY device_id
            """;
    private static final String FIND = """
            SELECT hall_id, device_id, name, enrolled_at IS NOT NULL AS enrolled FROM device
             WHERE device_id = $1 AND kind = 'SCREEN' AND revoked_at IS NULL
            """;
    private static final String ALIVE = """
            SELECT device_id FROM device WHERE device_id = ANY ($1) AND kind = 'SCREEN' AND revoked_at IS NULL
            """;

    private final Database database;

    ScreenDeviceStore(Database database) {
        this.database = database;
    }

    public Uni<List<ScreenDevice>> ofHall(HallId hall) {
        return database.withConnection(readOfHall(hall)::run);
    }

    public TransactionRead<List<ScreenDevice>> readOfHall(HallId hall) {
        return connection -> connection.preparedQuery(OF_HALL).execute(Tuple.of(hall.value())).map(ScreenDeviceStore::screens);
    }

    public Uni<Optional<ScreenDevice>> find(DeviceId screen) {
        return database.query(FIND, Tuple.of(screen.value())).map(rows -> screens(rows).stream().findFirst());
    }

    public Uni<List<UUID>> alive(List<UUID> screens) {
        return database.query(ALIVE, Tuple.tuple().addArrayOfUUID(screens.toArray(UUID[]::new)))
                .map(rows -> StreamSupport.stream(rows.spliterator(), false).map(row -> row.getUUID(0)).toList());
    }

    private static List<ScreenDevice> screens(RowSet<Row> rows) {
        return StreamSupport.stream(rows.spliterator(), false)
                .map(row -> new ScreenDevice(new HallId(row.getInteger("hall_id")), new DeviceId(row.getUUID("device_id")),
                        row.getString("name"), row.getBoolean("enrolled")))
                .toList();
    }
}
