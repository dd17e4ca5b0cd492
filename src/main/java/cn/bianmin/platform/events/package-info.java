/** The outbox, its delivery to handlers and webhooks, and notifications between replicas. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.events;
