/**
 * The outbox, its delivery to handlers and webhooks, and notifications between replicas.
 *
 * <p>
 * A feature appends an event in the transaction of what happened. The relay dispatches it (a delivery for each handler that wants
 * the topic), claims due deliveries with {@code SKIP LOCKED} and hands them over in order of their hall; a delivery is due, claimed,
 * done, put off or parked. A handler sees an event at least once and drops repetitions by its id. Besides, what is dispatched is
 * announced by {@code NOTIFY}, so that caches of all replicas forget what changed; {@code Notification.MISSED} says that anything may have.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.events;
