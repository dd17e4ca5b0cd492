package cn.bianmin.guide.search;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Something found.
 *
 * @param id the item's, policy's or question's id
 */
public record SearchHit(SearchEntry.Kind kind, String id, String title, @Nullable String titleEn, @JsonIgnore Place place) {

    /** Where a hit stands in the ranking; the next page begins behind it. */
    public record Place(int tier, int titleLength, String kind, String entry) {

        public static final Place START = new Place(0, 0, "", "");

        private static final Pattern FORM = Pattern.compile("([1-5]) (\\d{1,6}) ([A-Z]{1,20}) ([-0-9A-Za-z]{1,60})");

        /** Behind all items. */
        boolean isAmongTexts() {
            return !isStart() && !kind.equals(SearchEntry.Kind.ITEM.name());
        }

        boolean isStart() {
            return tier == 0;
        }

        /** Opaque to clients. */
        String cursor() {
            var text = tier + " " + titleLength + " " + kind + " " + entry;
            return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
        }

        /** Null when it is none of ours. */
        static @Nullable Place ofCursor(String cursor) {
            try {
                var form = FORM.matcher(new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8));
                return form.matches()
                        ? new Place(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)), form.group(3),
                                form.group(4))
                        : null;
            } catch (IllegalArgumentException notBase64) {
                return null;
            }
        }
    }
}
