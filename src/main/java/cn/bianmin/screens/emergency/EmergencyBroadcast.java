package cn.bianmin.screens.emergency;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import jakarta.enterprise.context.ApplicationScoped;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.hall.HallId;
import cn.bianmin.identity.DeviceSigner;
import cn.bianmin.platform.events.Outbox;
import cn.bianmin.screens.event.ScreenEvents;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.mutiny.sqlclient.SqlConnection;

/** Tells the screens, and whoever listens to the outbox, that an emergency begins and that it is over. */
@ApplicationScoped
class EmergencyBroadcast {

    /** The {@code typ} of the signature. */
    static final String TYPE = "bianmin-emergency";
    private static final int MOST_KEPT = 1_000;

    /** What a screen gets, signed. */
    private record Statement(UUID emergency, HallId hall, String text, EmergencyLevel level, boolean drill, Instant from,
            Instant until, @Nullable Set<UUID> screens) {
    }

    private final ObjectMapper json;
    private final DeviceSigner statements;
    private final ScreenEvents events;
    private final Outbox outbox;
    /** Of the emergencies that are on; one that another replica ended stays until there are too many. */
    private final Map<UUID, DeviceSigner.Jws> kept = new ConcurrentHashMap<>();

    EmergencyBroadcast(ObjectMapper json, DeviceSigner statements, ScreenEvents events, Outbox outbox) {
        this.json = json;
        this.statements = statements;
        this.events = events;
        this.outbox = outbox;
    }

    /** A compact JWS; made once for all the screens that ask, and anew by each new key. */
    String signed(Emergency emergency) {
        if (kept.size() > MOST_KEPT) {
            kept.clear();
        }
        var signer = statements.signer();
        return kept.compute(emergency.id(), (id, before) -> before != null && before.kid().equals(signer) ? before
                : sign(emergency)).compact();
    }

    private DeviceSigner.Jws sign(Emergency emergency) {
        var statement = new Statement(emergency.id(), emergency.hall(), emergency.text(), emergency.level(), emergency.drill(),
                Objects.requireNonNull(emergency.confirmedAt(), "what is shown was confirmed"), emergency.until(),
                emergency.screens());
        try {
            return statements.sign(TYPE, json.writeValueAsBytes(statement));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    Uni<Void> begins(SqlConnection connection, Emergency emergency) {
        return outbox.append(connection, event(emergency, "screens.emergency-began"))
                .chain(() -> events.tell(connection, new ScreenEvents.New(emergency.hall(), ScreenEvents.EMERGENCY,
                        signed(emergency), emergency.screens(), "began " + emergency.id())));
    }

    Uni<Void> isOver(SqlConnection connection, Emergency emergency) {
        var data = new JsonObject().put("emergency", emergency.id().toString()).encode();
        kept.remove(emergency.id());
        return outbox.append(connection, event(emergency, "screens.emergency-ended"))
                .chain(() -> events.tell(connection, new ScreenEvents.New(emergency.hall(), ScreenEvents.EMERGENCY_OVER, data,
                        emergency.screens(), "ended " + emergency.id())));
    }

    private static Outbox.Event event(Emergency emergency, String topic) {
        return new Outbox.Event(emergency.hall().value(), topic, new JsonObject()
                .put("emergency", emergency.id().toString())
                .put("level", emergency.level().name())
                .put("drill", emergency.drill()));
    }
}
