package cn.bianmin.screens.stream;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.Database;
import cn.bianmin.platform.events.DeliveredEvent;
import cn.bianmin.platform.events.EventHandler;
import cn.bianmin.screens.event.ScreenEvents;
import io.smallrye.mutiny.Uni;

/** Passes the calls of the line on to the screens: {@code queue.called}, its data as they are. */
@ApplicationScoped
class CallForwarder implements EventHandler {

    private final ScreenEvents events;
    private final Database database;

    CallForwarder(ScreenEvents events, Database database) {
        this.events = events;
        this.database = database;
    }

    @Override
    public String name() {
        return "screens.calls";
    }

    @Override
    public Set<String> topics() {
        return Set.of("queue.called");
    }

    @Override
    public Uni<Void> handle(DeliveredEvent event) {
        var told = new ScreenEvents.New(new HallId(event.hall()), ScreenEvents.CALL, event.data().encode(), null, event.id());
        return database.inTransaction(connection -> events.tell(connection, told));
    }
}
