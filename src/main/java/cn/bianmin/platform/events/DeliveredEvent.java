package cn.bianmin.platform.events;

import java.time.Instant;

import io.vertx.core.json.JsonObject;

/**
 * An event as a handler gets it.
 *
 * @param id the same at every attempt, so that a receiver can drop what it has seen
 * @param hall where it happened
 * @param topic feature, dot, past tense: {@code booking.confirmed}
 * @param data what its owner wrote; no personal data
 * @param at when it happened
 */
public record DeliveredEvent(String id, int hall, String topic, JsonObject data, Instant at) {
}
