package cn.bianmin.platform.problem;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.text.MessageFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.SortedSet;
import java.util.TreeSet;

import org.jspecify.annotations.Nullable;

/**
 * What the problems say, in one language: {@code <type>.title}, {@code <type>.detail} and {@code <type>.page} for each type.
 *
 * <p>
 * The two files are UTF-8: {@code problems.properties} is Chinese and the default, {@code problems_en.properties} English.
 */
public final class ProblemTexts {

    static final ProblemTexts CHINESE = new ProblemTexts("zh-CN", Locale.SIMPLIFIED_CHINESE, "/problems.properties");
    static final ProblemTexts ENGLISH = new ProblemTexts("en", Locale.ENGLISH, "/problems_en.properties");

    private static final String TITLE = ".title";
    private static final List<String> TAGS = List.of("zh-CN", "zh", "en");
    /** Longer headers are not worth reading: RFC 4647 lists of people are short. */
    private static final int MAX_HEADER = 200;

    private final String tag;
    private final Locale locale;
    private final Properties texts;

    private ProblemTexts(String tag, Locale locale, String file) {
        this.tag = tag;
        this.locale = locale;
        this.texts = load(file);
    }

    /** The language a client asks for (RFC 9110, 12.5.4); Chinese when it asks for none that we speak. */
    public static ProblemTexts of(@Nullable String acceptLanguage) {
        if (acceptLanguage == null || acceptLanguage.length() > MAX_HEADER) {
            return CHINESE;
        }
        try {
            var best = Locale.lookupTag(Locale.LanguageRange.parse(acceptLanguage), TAGS);
            return "en".equals(best) ? ENGLISH : CHINESE;
        } catch (IllegalArgumentException malformed) {
            return CHINESE;
        }
    }

    /** As in {@code Content-Language}. */
    public String tag() {
        return tag;
    }

    /** Every known type, by name. */
    SortedSet<String> types() {
        var types = new TreeSet<String>();
        for (var key : texts.stringPropertyNames()) {
            if (key.endsWith(TITLE)) {
                types.add(key.substring(0, key.length() - TITLE.length()));
            }
        }
        return types;
    }

    boolean knows(String type) {
        return texts.containsKey(type + TITLE);
    }

    String title(String type) {
        return text(type + TITLE);
    }

    /** Arguments go in as their own text: a year is 2026, not 2,026. */
    String detail(String type, Object... arguments) {
        var words = Arrays.stream(arguments).map(Objects::toString).toArray();
        return new MessageFormat(text(type + ".detail"), locale).format(words);
    }

    String page(String type) {
        return text(type + ".page");
    }

    /** A text beside the types' own, such as a field's message. A key that is missing speaks for itself. */
    public String text(String key) {
        return texts.getProperty(key, key);
    }

    private static Properties load(String file) {
        var texts = new Properties();
        var stream = Objects.requireNonNull(ProblemTexts.class.getResourceAsStream(file), file);
        try (var reader = new InputStreamReader(stream, StandardCharsets.UTF_8)) {
            texts.load(reader);
            return texts;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
