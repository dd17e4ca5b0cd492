package cn.bianmin.screens.stream;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import cn.bianmin.screens.event.ScreenEvents;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Events as they go over the wire (HTML Living Standard, 9.2: server-sent events). Their data has no line breaks. */
final class SseFrames {

    private SseFrames() {
    }

    /** Carries its number: the screen names it when it comes back. */
    static Buffer of(ScreenEvents.Told event) {
        return Buffer.buffer("id: " + event.number() + "\nevent: " + event.name() + "\ndata: " + event.data() + "\n\n");
    }

    /** Without a number: whoever comes back is told the youngest version anyway. */
    static Buffer playlist(long version) {
        return Buffer.buffer("event: playlist\ndata: " + new JsonObject().put("version", version).encode() + "\n\n");
    }

    /** What the screen sets its clock by. */
    static Buffer heartbeat(Instant now) {
        var data = new JsonObject().put("now", now.truncatedTo(ChronoUnit.MILLIS).toString());
        return Buffer.buffer("event: heartbeat\ndata: " + data.encode() + "\n\n");
    }

    /**
     * What a screen gets first: how long to wait when it is cut off, where it stands, and what covers it now.
     *
     * @param told up to which event it is told
     * @param emergencies signed
     */
    static Buffer welcome(long retryMillis, long told, List<String> emergencies) {
        var frame = new StringBuilder("retry: " + retryMillis + "\nid: " + told + "\n\n");
        emergencies.forEach(jws -> frame.append("event: emergency\ndata: ").append(jws).append("\n\n"));
        return Buffer.buffer(frame.toString());
    }
}
