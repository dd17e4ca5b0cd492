package cn.bianmin.booking;

import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import io.smallrye.mutiny.Uni;

/** Remembers which events of booking were delivered, for tests. */
@ApplicationScoped
public class BookingEvents implements EventHandler {

    private final Queue<DeliveredEvent> delivered = new ConcurrentLinkedQueue<>();

    @Override
    public String name() {
        return "test.booking-events";
    }

    @Override
    public Set<String> topics() {
        return Set.of("booking.orphaned", "booking.moved", "booking.missed", "booking.cancelled");
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        delivered.add(event);
        return Uni.createFrom().voidItem();
    }

    /** The topics told about this booking so far. */
    public List<String> of(String booking) {
        var id = BookingId.fromString(booking).value().toString();
        return delivered.stream().filter(each -> id.equals(each.data().getString("booking"))).map(DeliveredEvent::topic)
                .toList();
    }
}
