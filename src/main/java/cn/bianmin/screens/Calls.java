package cn.bianmin.screens;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.Database;
import cn.bianmin.platform.Delivered;
import cn.bianmin.platform.EventHandler;
import io.smallrye.mutiny.Uni;

/** Passes the calls of the line on to the screens: {@code queue.called}, its data as they are. */
@ApplicationScoped
class Calls implements EventHandler {

    private final ScreenEvents events;
    private final Database database;

    Calls(ScreenEvents events, Database database) {
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
    public Uni<Void> handle(Delivered event) {
        var told = new ScreenEvents.New(new HallId(event.hall()), ScreenEvents.CALL, event.data().encode(), null, event.id());
        return database.inTransaction(connection -> events.tell(connection, told));
    }
}
