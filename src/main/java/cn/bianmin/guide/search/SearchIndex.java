package cn.bianmin.guide.search;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;

import org.hibernate.reactive.mutiny.Mutiny;

import cn.bianmin.guide.Item;
import cn.bianmin.hall.FindableTexts;
import cn.bianmin.hall.HallId;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** Keeps {@code search_entry} in step with what it describes, in the same transaction. */
public final class SearchIndex {

    /** One statement for all entries; the grams come ready from {@link SearchGrams}. */
    private static final String PUT = """
            INSERT INTO search_entry (hall_id, kind, entry_id, title, title_en, title_length,
                                      name_grams, keyword_grams, text_grams, version, from_at, until_at)
            SELECT :hall, kind, entry, title, "titleEn", char_length(title),
                   CAST(name AS tsvector), CAST(keywords AS tsvector), CAST(text AS tsvector), version, "from", until
              FROM jsonb_to_recordset(CAST(CAST(:entries AS text) AS jsonb))
                   AS given (kind text, entry text, title text, "titleEn" text, name text, keywords text, text text,
                             version int, "from" timestamptz, until timestamptz)
                ON CONFLICT (hall_id, kind, entry_id) DO UPDATE
               SET title = EXCLUDED.title, title_en = EXCLUDED.title_en, title_length = EXCLUDED.title_length,
                   name_grams = EXCLUDED.name_grams, keyword_grams = EXCLUDED.keyword_grams,
                   text_grams = EXCLUDED.text_grams, version = EXCLUDED.version,
                   from_at = EXCLUDED.from_at, until_at = EXCLUDED.until_at
            """;

    private static final String REMOVE = """
            DELETE FROM search_entry
             WHERE hall_id = :hall
               AND (kind, entry_id) IN (SELECT kind, entry
                                          FROM jsonb_to_recordset(CAST(CAST(:gone AS text) AS jsonb))
                                               AS given (kind text, entry text))
            """;

    private static final String LOCK_TEXTS = "SELECT count(*) FROM pg_advisory_xact_lock(hashtext(:lock))";
    private static final String TEXTS = """
            SELECT kind, entry_id, version FROM search_entry WHERE hall_id = :hall AND kind <> 'ITEM'
            """;

    /**
     * What is found.
     *
     * @param version of a text, as in {@link FindableTexts.Text}; 0 for an item
     */
    public record Standing(SearchEntry.Kind kind, String entry, int version) {

        public static Standing of(Item item) {
            return new Standing(SearchEntry.Kind.ITEM, item.id().toString(), 0);
        }

        public static Standing of(FindableTexts.Text text) {
            return new Standing(SearchEntry.Kind.valueOf(text.kind().name()), text.id(), text.version());
        }

        private JsonObject toJson() {
            return new JsonObject().put("kind", kind.name()).put("entry", entry);
        }
    }

    private SearchIndex() {
    }

    /** Who brings a hall's texts level goes after whoever is at it. */
    public static Uni<Void> lockTexts(Mutiny.Session session, HallId hall) {
        return session.createNativeQuery(LOCK_TEXTS, Long.class)
                .setParameter("lock", "guide.found-texts " + hall)
                .getSingleResult()
                .replaceWithVoid();
    }

    /** What is not an item. */
    public static Uni<Set<Standing>> texts(Mutiny.Session session, HallId hall) {
        return session.createNativeQuery(TEXTS, Object[].class)
                .setParameter("hall", hall.value())
                .getResultList()
                .map(rows -> rows.stream()
                        .map(row -> new Standing(SearchEntry.Kind.valueOf((String) row[0]), (String) row[1], (Integer) row[2]))
                        .collect(Collectors.toSet()));
    }

    public static Uni<Void> put(Mutiny.Session session, HallId hall, Collection<Row> rows) {
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

    public static Uni<Void> remove(Mutiny.Session session, HallId hall, Collection<Standing> gone) {
        if (gone.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return session.createNativeQuery(REMOVE)
                .setParameter("hall", hall.value())
                .setParameter("gone", new JsonArray(gone.stream().map(Standing::toJson).toList()).encode())
                .executeUpdate()
                .replaceWithVoid();
    }

    /**
     * When an entry is found.
     *
     * @param version of a text; 0 for an item
     * @param from as PostgreSQL reads an instant
     */
    private record Showing(int version, String from, String until) {

        static final Showing ALWAYS = new Showing(0, "-infinity", "infinity");

        static Showing of(FindableTexts.Text text) {
            return new Showing(text.version(), text.from().toString(), text.until().toString());
        }
    }

    /** An entry with its grams; making them takes time, a hundred thousand characters a second or so. */
    public record Row(SearchEntry entry, Showing showing, String name, String keywords, String text) {

        public static Row of(HallId hall, SearchEntry entry) {
            return of(hall, entry, Showing.ALWAYS);
        }

        public static Row of(HallId hall, FindableTexts.Text text) {
            return of(hall, SearchEntry.of(text), Showing.of(text));
        }

        private static Row of(HallId hall, SearchEntry entry, Showing showing) {
            var shelf = entry.kind().shelf();
            var name = new SearchGrams(hall, shelf).name(entry.title());
            var english = entry.titleEn();
            if (english != null) {
                name.name(english);
            }
            var keywords = new SearchGrams(hall, shelf);
            entry.keywords().forEach(keywords::name);
            var text = new SearchGrams(hall, shelf).text(entry.text());
            return new Row(entry, showing, name.vector(), keywords.vector(), text.vector());
        }

        /** The same grams under another id. */
        public Row withId(String id) {
            return new Row(new SearchEntry(entry.kind(), id, entry.title(), entry.titleEn(), entry.keywords(), entry.text()),
                    showing, name, keywords, text);
        }

        private JsonObject toJson() {
            return new JsonObject().put("kind", entry.kind().name())
                    .put("entry", entry.id())
                    .put("title", entry.title())
                    .put("titleEn", entry.titleEn())
                    .put("name", name)
                    .put("keywords", keywords)
                    .put("text", text)
                    .put("version", showing.version())
                    .put("from", showing.from())
                    .put("until", showing.until());
        }
    }
}
