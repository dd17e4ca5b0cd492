package cn.bianmin.platform;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import cn.bianmin.platform.events.Notification;
import io.smallrye.mutiny.Uni;

/** Takes what happened, chokes on poison, hears announcements. */
@ApplicationScoped
public class RecordingHandler implements EventHandler {

    public static final String HAPPENED = "test.happened";
    public static final String POISON = "test.poisoned";

    private final List<DeliveredEvent> received = new CopyOnWriteArrayList<>();
    private final List<DeliveredEvent> poison = new CopyOnWriteArrayList<>();
    private final List<Notification> announced = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test-receiver";
    }

    @Override
    public Set<String> topics() {
        return Set.of(HAPPENED, POISON);
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        if (event.topic().equals(POISON)) {
            poison.add(event);
            throw new IllegalArgumentException("poison");
        }
        received.add(event);
        return Uni.createFrom().voidItem();
    }

    public void hear(@ObservesAsync Notification announcement) {
        announced.add(announcement);
    }

    public List<DeliveredEvent> received(int hall) {
        return received.stream().filter(event -> event.hall() == hall).toList();
    }

    public long attemptsOn(int hall) {
        return poison.stream().filter(event -> event.hall() == hall).count();
    }

    public List<Notification> announced() {
        return announced;
    }
}
