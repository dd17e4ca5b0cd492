package cn.bianmin.content.published;

import java.time.Clock;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.content.Contents;
import cn.bianmin.hall.FindableTexts;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;

/** Policies and questions are found by the hall's search. */
@ApplicationScoped
class FindableContents implements FindableTexts {

    private final PublishedStore store;
    private final Clock clock;

    FindableContents(PublishedStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    @Override
    public String topic() {
        return Contents.TOPIC;
    }

    @Override
    public Uni<List<Text>> of(HallId hall) {
        return store.findable(hall, clock.instant(), Contents.LIMIT);
    }
}
