package cn.bianmin.screens;

import java.time.Instant;

/**
 * A page and how long it stays.
 *
 * @param from inclusive
 * @param until exclusive
 */
record LedTurn(LedPage page, Instant from, Instant until) {

    boolean holdsAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
