package cn.bianmin.booking.life;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

import cn.bianmin.booking.Booking;
import cn.bianmin.identity.CitizenId;
import io.vertx.mutiny.sqlclient.Row;
import io.vertx.mutiny.sqlclient.RowSet;

/** How many live bookings some citizens have on each day; counts along when a booking is moved. */
public final class LiveBookingCounts {

    private record CitizenDay(CitizenId citizen, LocalDate day) {
    }

    private final Map<CitizenDay, Integer> counts = new HashMap<>();

    static LiveBookingCounts of(RowSet<Row> rows) {
        var live = new LiveBookingCounts();
        for (var row : rows) {
            live.add(new CitizenId(row.getUUID("citizen_id")), row.getLocalDate("day"), row.getInteger("bookings"));
        }
        return live;
    }

    /** Besides this one booking. */
    public int others(Booking booking, LocalDate day) {
        var all = counts.getOrDefault(new CitizenDay(booking.citizen(), day), 0);
        return booking.slot().day().equals(day) ? all - 1 : all;
    }

    public void moved(Booking booking, LocalDate to) {
        add(booking.citizen(), booking.slot().day(), -1);
        add(booking.citizen(), to, 1);
    }

    private void add(CitizenId citizen, LocalDate day, int more) {
        counts.merge(new CitizenDay(citizen, day), more, Integer::sum);
    }
}
