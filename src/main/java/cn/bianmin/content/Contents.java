package cn.bianmin.content;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.published.PublishedStore;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.database.TransactionRead;
import io.smallrye.mutiny.Uni;

/**
 * The facade of this feature: what is published in a hall.
 *
 * <p>
 * Event {@value #TOPIC}, data {@code {kinds: [...]}}, after something was published, withdrawn or has expired. That a content
 * begins is no event: it is handed out {@link #AHEAD} before.
 */
@ApplicationScoped
public class Contents {

    /** The topic of the outbox and of announcements. */
    public static final String TOPIC = "content.changed";
    /** How long before its beginning a content is handed out; enough for a screen that is cut off for a day. */
    public static final Duration AHEAD = Duration.ofHours(36);
    /** The most that is handed out; the oldest are left out. */
    public static final int LIMIT = 2_000;

    private final PublishedStore store;
    private final Clock clock;

    Contents(PublishedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /** What is shown now or begins within {@link #AHEAD}, newest first; read from the database each time. */
    public Uni<List<Published>> published(HallId hall) {
        var now = clock.instant();
        return store.coming(hall, now, now.plus(AHEAD), LIMIT);
    }

    /** The same as of now, for the caller's own transaction. */
    public TransactionRead<List<Published>> readPublished(HallId hall) {
        var now = clock.instant();
        return store.readComing(hall, now, now.plus(AHEAD), LIMIT);
    }
}
