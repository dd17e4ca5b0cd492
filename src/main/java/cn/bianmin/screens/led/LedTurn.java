package cn.bianmin.screens.led;

import java.time.Instant;

/**
 * A page and how long it stays.
 *
 * @param from inclusive
 * @param until exclusive
 */
public record LedTurn(LedPage page, Instant from, Instant until) {

    public boolean holdsAt(Instant at) {
        return !at.isBefore(from) && at.isBefore(until);
    }
}
