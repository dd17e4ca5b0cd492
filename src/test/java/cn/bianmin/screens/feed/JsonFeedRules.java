package cn.bianmin.screens.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.OffsetDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/** JSON Feed 1.1, field by field: which there are, which must be there, and what each holds. */
final class JsonFeedRules {

    private static final Map<String, Consumer<Object>> AUTHOR = Map.of("name", JsonFeedRules::isText, "url",
            JsonFeedRules::isAddress, "avatar", JsonFeedRules::isAddress);

    private static final Map<String, Consumer<Object>> FEED = Map.ofEntries(
            Map.entry("version", value -> assertThat(value).isEqualTo("https://jsonfeed.org/version/1.1")),
            Map.entry("title", JsonFeedRules::isText), Map.entry("home_page_url", JsonFeedRules::isAddress),
            Map.entry("feed_url", JsonFeedRules::isAddress),
            Map.entry("description", JsonFeedRules::isText), Map.entry("user_comment", JsonFeedRules::isText),
            Map.entry("next_url", JsonFeedRules::isAddress),
            Map.entry("icon", JsonFeedRules::isAddress), Map.entry("favicon", JsonFeedRules::isAddress),
            Map.entry("authors", JsonFeedRules::areAuthors),
            Map.entry("language", JsonFeedRules::isLanguage), Map.entry("expired", JsonFeedRules::isYesOrNo),
            Map.entry("items", items -> ((JsonArray) items).forEach(item -> checkItem((JsonObject) item))));

    private static final Map<String, Consumer<Object>> ITEM = Map.ofEntries(
            Map.entry("id", JsonFeedRules::isText), Map.entry("url", JsonFeedRules::isAddress),
            Map.entry("external_url", JsonFeedRules::isAddress), Map.entry("title", JsonFeedRules::isText),
            Map.entry("content_html", JsonFeedRules::isText), Map.entry("content_text", JsonFeedRules::isText),
            Map.entry("summary", JsonFeedRules::isText),
            Map.entry("image", JsonFeedRules::isAddress), Map.entry("banner_image", JsonFeedRules::isAddress),
            Map.entry("date_published", JsonFeedRules::isTime),
            Map.entry("date_modified", JsonFeedRules::isTime), Map.entry("authors", JsonFeedRules::areAuthors),
            Map.entry("tags", JsonFeedRules::areTexts),
            Map.entry("language", JsonFeedRules::isLanguage));

    private JsonFeedRules() {
    }

    public static void check(JsonObject feed) {
        check(feed, Set.of("version", "title", "items"), FEED);
        var ids = feed.getJsonArray("items").stream().map(item -> ((JsonObject) item).getString("id")).toList();
        assertThat(new HashSet<>(ids)).as("ids are unique").hasSize(ids.size());
    }

    private static void checkItem(JsonObject item) {
        check(item, Set.of("id"), ITEM);
        assertThat(item.containsKey("content_text") || item.containsKey("content_html")).isTrue();
    }

    private static void isText(Object value) {
        assertThat(value).isInstanceOf(String.class);
    }

    private static void isYesOrNo(Object value) {
        assertThat(value).isInstanceOf(Boolean.class);
    }

    private static void isAddress(Object value) {
        assertThat(URI.create((String) value).isAbsolute()).isTrue();
    }

    private static void isTime(Object value) {
        assertThat(OffsetDateTime.parse((String) value)).isNotNull();
    }

    private static void isLanguage(Object value) {
        assertThat((String) value).matches("[a-z]{2,3}(-[A-Za-z0-9]+)*");
    }

    private static void areTexts(Object value) {
        ((JsonArray) value).forEach(JsonFeedRules::isText);
    }

    private static void areAuthors(Object value) {
        ((JsonArray) value).forEach(author -> check((JsonObject) author, Set.of(), AUTHOR));
    }

    private static void check(JsonObject object, Set<String> required, Map<String, Consumer<Object>> rules) {
        assertThat(object.fieldNames()).containsAll(required);
        for (var name : List.copyOf(object.fieldNames())) {
            if (name.startsWith("_")) {
                assertThat(name).matches("_[A-Za-z]+");
                assertThat(object.getValue(name)).isInstanceOf(JsonObject.class);
            } else {
                assertThat(rules).containsKey(name);
                assertThat(object.getValue(name)).as(name).isNotNull().satisfies(rules.get(name));
            }
        }
    }
}
