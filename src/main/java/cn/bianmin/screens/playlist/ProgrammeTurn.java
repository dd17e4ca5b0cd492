package cn.bianmin.screens.playlist;

import java.time.Instant;

/**
 * What a screen shows at one instant, and how long it may go on showing it without asking again.
 *
 * @param item index in the playlist's items, {@link #NOTHING} when there is none to show
 * @param pageStart since when the answer is the same
 * @param pageEnd exclusive: until when it stays the same
 */
public record ProgrammeTurn(int item, Instant pageStart, Instant pageEnd) {

    static final int NOTHING = -1;

    public boolean isEmpty() {
        return item == NOTHING;
    }
}
