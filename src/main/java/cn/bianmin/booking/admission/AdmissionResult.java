package cn.bianmin.booking.admission;

import org.jspecify.annotations.Nullable;

import cn.bianmin.booking.Refusal;
import cn.bianmin.platform.limits.Idempotency;

/** What the database said to one {@link AdmissionRequest}. */
sealed interface AdmissionResult {

    /** The place is the citizen's. */
    record Granted() implements AdmissionResult {
    }

    /** The same post was answered before; this is that answer. */
    record Replayed(Idempotency.Answer answer) implements AdmissionResult {
    }

    record Refused(Refusal reason) implements AdmissionResult {
    }

    /** As the admission statement writes it. */
    static AdmissionResult of(String word, Idempotency.@Nullable Answer answer) {
        if (answer != null && word.equals("REPLAYED")) {
            return new Replayed(answer);
        }
        return word.equals("GRANTED") ? new Granted() : new Refused(Refusal.valueOf(word));
    }
}
