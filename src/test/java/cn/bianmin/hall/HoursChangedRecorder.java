package cn.bianmin.hall;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import io.smallrye.mutiny.Uni;

/** Remembers which days of which hall were told to have changed. */
@ApplicationScoped
class HoursChangedRecorder implements EventHandler {

    private final List<DeliveredEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test-hours-changed";
    }

    @Override
    public Set<String> topics() {
        return Set.of("hall.hours-changed");
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        heard.add(event);
        return Uni.createFrom().voidItem();
    }

    /** As {@code from/to}; delivered at least once, so each only once. */
    public List<String> of(HallId hall) {
        return heard.stream()
                .filter(event -> event.data().getInteger("hall") == hall.value())
                .map(event -> event.id() + " " + event.data().getString("from") + "/" + event.data().getString("to"))
                .distinct()
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList();
    }
}
