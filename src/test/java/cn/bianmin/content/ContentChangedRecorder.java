package cn.bianmin.content;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import io.smallrye.mutiny.Uni;

/** Remembers of which hall which kinds were told to have changed. */
@ApplicationScoped
public class ContentChangedRecorder implements EventHandler {

    private final List<DeliveredEvent> heard = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test-content-changed";
    }

    @Override
    public Set<String> topics() {
        return Set.of(Contents.TOPIC);
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        heard.add(event);
        return Uni.createFrom().voidItem();
    }

    /** The kinds of each event, in order; delivered at least once, so each only once. */
    public List<String> of(HallId hall) {
        return heard.stream()
                .filter(event -> event.hall() == hall.value())
                .map(event -> event.id() + " " + event.data().getJsonArray("kinds").encode())
                .distinct()
                .map(text -> text.substring(text.indexOf(' ') + 1))
                .toList();
    }
}
