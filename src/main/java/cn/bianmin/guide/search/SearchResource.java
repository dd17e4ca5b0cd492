package cn.bianmin.guide.search;

import java.util.List;
import java.util.stream.Stream;

import jakarta.annotation.security.PermitAll;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;
import cn.bianmin.platform.text.PlainText;
import io.smallrye.mutiny.Uni;

/** Finds items, policies and questions by Chinese words, pinyin and initials; items before the others. */
@Path("/api/search")
class SearchResource {

    /**
     * One page of hits.
     *
     * @param next the cursor of the next page; absent on the last
     */
    record Page(List<SearchHit> results, @Nullable String next) {

        static Page of(List<SearchHit> found, int limit) {
            var results = found.subList(0, Math.min(limit, found.size()));
            return new Page(results, found.size() > limit ? results.get(limit - 1).place().cursor() : null);
        }
    }

    private final SearchStore store;
    private final Halls halls;

    SearchResource(SearchStore store, Halls halls) {
        this.store = store;
        this.halls = halls;
    }

    @GET
    @PermitAll
    public Uni<Page> search(@QueryParam("hall") @NotNull HallId hall, @QueryParam("q") @NotNull @PlainText(max = 40) String q,
            @QueryParam("limit") @DefaultValue("20") @Min(1) @Max(50) int limit,
            @QueryParam("cursor") @Nullable @Size(max = 120) String cursor) {
        var after = cursor == null ? SearchHit.Place.START : SearchHit.Place.ofCursor(cursor);
        if (after == null) {
            throw new ProblemException(400, "invalid-request", List.of(new FieldError("cursor", "search.cursor")));
        }
        return halls.plan(hall).chain(known -> find(hall, q, after, limit + 1)).map(found -> Page.of(found, limit));
    }

    /** Items first: what somebody wants to get done. */
    private Uni<List<SearchHit>> find(HallId hall, String q, SearchHit.Place after, int limit) {
        if (after.isAmongTexts()) {
            return find(hall, IndexPartition.TEXTS, q, after, limit);
        }
        return find(hall, IndexPartition.ITEMS, q, after, limit).chain(items -> items.size() == limit
                ? Uni.createFrom().item(items)
                : find(hall, IndexPartition.TEXTS, q, SearchHit.Place.START, limit - items.size())
                        .map(texts -> Stream.concat(items.stream(), texts.stream()).toList()));
    }

    private Uni<List<SearchHit>> find(HallId hall, IndexPartition shelf, String q, SearchHit.Place after, int limit) {
        return SearchQuery.of(hall, shelf, q)
                .map(query -> store.search(hall, query, after, limit))
                .orElseGet(() -> Uni.createFrom().item(List.of()));
    }
}
