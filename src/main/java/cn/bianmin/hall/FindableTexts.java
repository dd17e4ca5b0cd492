package cn.bianmin.hall;

import java.time.Instant;
import java.util.List;

import io.smallrye.mutiny.Uni;

/**
 * Texts of a hall that the search finds together with its items. The feature that shows texts and the one that searches do
 * not know each other; this is all they share.
 */
public interface FindableTexts {

    /** The kind of a text. */
    enum Kind {
        /** 政策法规. */
        POLICY,
        /** 常见问题. */
        QUESTION
    }

    /**
     * One text.
     *
     * @param id as the feature that shows it writes it in URLs
     * @param version another one when anything about it is other than before
     * @param body its beginning, when it is very long
     * @param from when it is first shown
     * @param until when no more
     */
    record Text(Kind kind, String id, int version, String title, String body, Instant from, Instant until) {
    }

    /** The topic of the events after which the texts of a hall may have changed. */
    String topic();

    /** What the hall shows now or will show, read from the database; at most 2,000, the oldest are left out. */
    Uni<List<Text>> of(HallId hall);
}
