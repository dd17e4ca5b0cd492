package cn.bianmin.screens.stream;

import java.util.UUID;

import cn.bianmin.screens.event.ScreenEvents;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;

/**
 * One open event stream. There are thousands of them, so it holds next to nothing; what is written is the same bytes for all.
 */
final class ScreenStream {

    /** In the place of the last event, when there was none. */
    static final long BEGINS = -1;

    private final HttpServerResponse response;
    private final UUID screen;
    /** The last event that was told; only the hall's lock changes it. */
    private long told;
    /** Of the playlist that was told. */
    private long version;

    ScreenStream(HttpServerResponse response, UUID screen, long told) {
        this.response = response;
        this.screen = screen;
        this.told = told;
    }

    UUID screen() {
        return screen;
    }

    long told() {
        return told;
    }

    /** A number beyond the last one is of another installation, or made up; it begins there, as one without a number does. */
    void beginAt(long head) {
        if (told < 0 || told > head) {
            told = head;
        }
    }

    /** It was told everything up to there, as far as it concerns it. */
    void reached(long number) {
        told = Math.max(told, number);
    }

    void onEnd(Runnable end) {
        response.closeHandler(closed -> end.run());
    }

    long version() {
        return version;
    }

    void tell(ScreenEvents.Told event, Buffer frame) {
        if (event.number() > told) {
            told = event.number();
            if (event.concerns(screen)) {
                write(frame);
            }
        }
    }

    void tellVersion(long youngest) {
        if (youngest > version) {
            version = youngest;
            write(SseFrames.playlist(youngest));
        }
    }

    /** A screen that does not read is cut off; it comes back and is told what it missed. */
    void write(Buffer frame) {
        if (isGone()) {
            return;
        }
        if (response.writeQueueFull()) {
            close();
        } else {
            response.write(frame);
        }
    }

    boolean isGone() {
        return response.ended() || response.closed();
    }

    void close() {
        response.reset();
    }
}
