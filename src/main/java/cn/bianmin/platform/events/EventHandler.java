package cn.bianmin.platform.events;

import java.util.Set;

import io.smallrye.mutiny.Uni;

/**
 * Wants events; a CDI bean. Each event of its topics comes at least once, on one replica, in order as long as nothing fails.
 *
 * <p>
 * A failure brings the event back, later each time; after ten attempts it is parked and the others flow on.
 */
public interface EventHandler {

    /** Written beside what is still to be delivered; never changed, unique. */
    String name();

    /** The topics it wants; {@code *} is every topic. */
    Set<String> topics();

    /** Done when it completes; must be safe to repeat for the same {@link DeliveredEvent#id()}. Has 6 s. */
    Uni<Void> handle(DeliveredEvent event);
}
