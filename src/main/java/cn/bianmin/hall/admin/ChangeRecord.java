package cn.bianmin.hall.admin;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.platform.audit.Audit;
import cn.bianmin.platform.events.Outbox;
import io.smallrye.mutiny.Uni;

/** Writes the events and the audit entry of a change, in the transaction of the change. */
@ApplicationScoped
class ChangeRecord {

    private final Outbox outbox;
    private final Audit audit;

    ChangeRecord(Outbox outbox, Audit audit) {
        this.outbox = outbox;
        this.audit = audit;
    }

    Uni<Void> write(Mutiny.Session session, List<Outbox.Event> events, Audit.Entry entry) {
        var told = events.isEmpty() ? Uni.createFrom().voidItem() : outbox.append(session, events);
        return told.chain(() -> audit.record(session, entry));
    }
}
