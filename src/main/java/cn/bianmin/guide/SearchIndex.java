package cn.bianmin.guide;

import java.util.Collection;
import java.util.List;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Keeps {@code search_entry} in step with what it describes, in the same transaction. */
final class SearchIndex {

    /** One statement for all entries; the grams come ready from {@link SearchGrams}. */
    private static final String PUT = """
            INSERT INTO search_entry (hall_id, kind, entry_id, title, title_en, title_length,
                                      name_grams, keyword_grams, text_grams)
            SELECT :hall, kind, entry, title, "titleEn", char_length(title),
                   CAST(name AS tsvector), CAST(keywords AS tsvector), CAST(text AS tsvector)
              FROM jsonb_to_recordset(CAST(CAST(:entries AS text) AS jsonb))
                   AS given (kind text, entry text, title text, "titleEn" text, name text, keywords text, text text)
                ON CONFLICT (hall_id, kind, entry_id) DO UPDATE
               SET title = EXCLUDED.title, title_en = EXCLUDED.title_en, title_length = EXCLUDED.title_length,
                   name_grams = EXCLUDED.name_grams, keyword_grams = EXCLUDED.keyword_grams,
                   text_grams = EXCLUDED.text_grams
            """;

    private static final String REMOVE = """
            DELETE FROM search_entry
             WHERE hall_id = :hall AND kind = :kind
               AND entry_id IN (SELECT jsonb_array_elements_text(CAST(CAST(:ids AS text) AS jsonb)))
            """;

    private SearchIndex() {
    }

    static Uni<Void> put(Mutiny.Session session, HallId hall, Collection<Row> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        var entries = new JsonArray();
        rows.forEach(row -> entries.add(row.toJson()));
        return session.createNativeQuery(PUT)
                .setParameter("hall", hall.value())
                .setParameter("entries", entries.encode())
                .executeUpdate()
                .replaceWithVoid();
    }

    static Uni<Void> remove(Mutiny.Session session, HallId hall, SearchEntry.Kind kind, List<String> ids) {
        if (ids.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(REMOVE)
                .setParameter("hall", hall.value())
                .setParameter("kind", kind.name())
                .setParameter("ids", new JsonArray(ids).encode())
                .executeUpdate()
                .replaceWithVoid();
    }

    /** An entry with its grams; making them takes time, a hundred thousand characters a second or so. */
    record Row(SearchEntry entry, String name, String keywords, String text) {

        static Row of(HallId hall, SearchEntry entry) {
            var name = new SearchGrams(hall).name(entry.title());
            var english = entry.titleEn();
            if (english != null) {
                name.name(english);
            }
            var keywords = new SearchGrams(hall);
            entry.keywords().forEach(keywords::name);
            return new Row(entry, name.vector(), keywords.vector(), new SearchGrams(hall).text(entry.text()).vector());
        }

        /** The same grams under another id. */
        Row withId(String id) {
            return new Row(new SearchEntry(entry.kind(), id, entry.title(), entry.titleEn(), entry.keywords(), entry.text()),
                    name,
                    keywords, text);
        }

        private JsonObject toJson() {
            return new JsonObject().put("kind", entry.kind().name())
                    .put("entry", entry.id())
                    .put("title", entry.title())
                    .put("titleEn", entry.titleEn())
                    .put("name", name)
                    .put("keywords", keywords)
                    .put("text", text);
        }
    }
}
