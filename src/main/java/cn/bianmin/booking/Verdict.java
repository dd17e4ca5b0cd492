package cn.bianmin.booking;

import org.jspecify.annotations.Nullable;

import cn.bianmin.platform.Idempotency;

/** What the database said to one {@link Application}. */
sealed interface Verdict {

    /** The place is the applicant's. */
    record Granted() implements Verdict {
    }

    /** The same post was answered before; this is that answer. */
    record Replayed(Idempotency.Answer answer) implements Verdict {
    }

    record Refused(Refusal reason) implements Verdict {
    }

    /** As the admission statement writes it. */
    static Verdict of(String word, Idempotency.@Nullable Answer answer) {
        if (answer != null && word.equals("REPLAYED")) {
            return new Replayed(answer);
        }
        return word.equals("GRANTED") ? new Granted() : new Refused(Refusal.valueOf(word));
    }
}
