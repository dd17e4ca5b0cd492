package cn.bianmin.screens;

import java.time.Instant;

/**
 * What a screen shows at one instant, and how long it may go on showing it without asking again.
 *
 * @param item index in the playlist's items, {@link #NOTHING} when there is none to show
 * @param pageStart since when the answer is the same
 * @param pageEnd exclusive: until when it stays the same
 */
record Turn(int item, Instant pageStart, Instant pageEnd) {

    static final int NOTHING = -1;

    boolean isEmpty() {
        return item == NOTHING;
    }
}
