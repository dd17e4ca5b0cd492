package cn.bianmin.platform;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.ObservesAsync;

import io.smallrye.mutiny.Uni;

/** Takes what happened, chokes on poison, hears announcements. */
@ApplicationScoped
class TestReceiver implements EventHandler {

    static final String HAPPENED = "test.happened";
    static final String POISON = "test.poisoned";

    private final List<Delivered> received = new CopyOnWriteArrayList<>();
    private final List<Delivered> poison = new CopyOnWriteArrayList<>();
    private final List<Announcement> announced = new CopyOnWriteArrayList<>();

    @Override
    public String name() {
        return "test-receiver";
    }

    @Override
    public Set<String> topics() {
        return Set.of(HAPPENED, POISON);
    }

    @Override
    public Uni<Void> handle(Delivered event) {
        if (event.topic().equals(POISON)) {
            poison.add(event);
            throw new IllegalArgumentException("poison");
        }
        received.add(event);
        return Uni.createFrom().voidItem();
    }

    void hear(@ObservesAsync Announcement announcement) {
        announced.add(announcement);
    }

    List<Delivered> received(int hall) {
        return received.stream().filter(event -> event.hall() == hall).toList();
    }

    long attemptsOn(int hall) {
        return poison.stream().filter(event -> event.hall() == hall).count();
    }

    List<Announcement> announced() {
        return announced;
    }
}
