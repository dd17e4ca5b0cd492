package cn.bianmin.platform.events;

import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.SqlConnection;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * Told on every replica within about a second of an event, for caches and screens: {@code @ObservesAsync Announcement}.
 *
 * <p>
 * It carries no data and may come once for many events: whoever hears it reads again. It is no delivery; what must not be
 * missed is an {@link EventHandler}'s business.
 *
 * @param hall where, 0 in {@link #MISSED}
 * @param topic of the events, {@code *} in {@link #MISSED}
 */
public record Notification(int hall, String topic) {

    /** This replica did not hear for a while: anything may have happened anywhere. */
    public static final Notification MISSED = new Notification(0, "*");

    private static final String TELL = "SELECT pg_notify('" + NotificationListener.CHANNEL
            + "', CAST($1 AS int) || ' ' || CAST($2 AS text))";

    /**
     * Tells every replica when the caller's transaction commits, without the way through the outbox. PostgreSQL lets such
     * commits pass one by one: for what is rare and cannot wait.
     */
    public static Uni<Void> atOnce(SqlConnection connection, int hall, String topic) {
        return connection.preparedQuery(TELL).execute(Tuple.of(hall, topic)).replaceWithVoid();
    }

    /** Whether it concerns events of the topic in the hall. */
    public boolean concerns(int someHall, String someTopic) {
        return equals(MISSED) || (hall == someHall && topic.equals(someTopic));
    }
}
