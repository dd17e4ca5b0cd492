package cn.bianmin.platform.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** Every problem speaks both languages, and its address leads to a page. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ProblemTextsTest {

    /** {@code new ProblemException(409, "slot-full"}, over a line's end too; and {@code refusal("slot-full"} and the like. */
    private static final Pattern IN_SOURCES = Pattern.compile(
            "(?:ProblemException|[Rr]efus\\w*|[Pp]roblem)\\(\\s*(?:\\d{3}\\s*,\\s*)?\"([a-z][a-z0-9]*(?:-[a-z0-9]+)*)\"");
    private static final Pattern FORMATTED_ARGUMENT = Pattern.compile("\\{\\d+,");

    @Test
    void everyTypeInTheSourcesHasItsTextsInBothLanguages() {
        assertThat(ProblemTexts.CHINESE.types()).containsAll(typesInSources());
    }

    @Test
    void bothLanguagesKnowTheSameProblemsInFull() {
        assertThat(ProblemTexts.ENGLISH.types()).isEqualTo(ProblemTexts.CHINESE.types());
        for (var texts : Set.of(ProblemTexts.CHINESE, ProblemTexts.ENGLISH)) {
            for (var type : texts.types()) {
                assertThat(texts.text(type + ".detail")).as(type).doesNotEndWith(".detail")
                        .doesNotContainPattern(FORMATTED_ARGUMENT);
                assertThat(texts.page(type)).as(type).doesNotEndWith(".page").hasSizeGreaterThan(9);
                assertThat(texts.detail(type, "a", "b", "c", "d")).as(type).doesNotContain("{");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "problems", "problems_en", "ValidationMessages", "ValidationMessages_en",
            "ValidationMessages_zh" })
    void noTextStandsTwice(String file) throws IOException {
        var twice = Files.readAllLines(Path.of("src/main/resources", file + ".properties")).stream()
                .filter(line -> line.contains("=") && !line.startsWith("#"))
                .map(line -> line.substring(0, line.indexOf('=')).strip())
                .collect(Collectors.groupingBy(key -> key, Collectors.counting()))
                .entrySet().stream().filter(key -> key.getValue() > 1).map(Map.Entry::getKey);
        assertThat(twice).isEmpty();
    }

    @Test
    void everyTypeHasAPageInBothLanguages() {
        for (var type : ProblemTexts.CHINESE.types()) {
            assertPage("/problems/" + type, "zh-CN", ProblemTexts.CHINESE.title(type));
            assertPage("/problems/" + type, "en-US", ProblemTexts.ENGLISH.title(type));
        }
    }

    @Test
    void onePageListsThemAll() {
        var page = assertPage("/problems", "zh-CN", "not-found");
        assertThat(ProblemTexts.CHINESE.types()).allSatisfy(type -> assertThat(page).contains("/problems/" + type));
    }

    @Test
    void argumentsGoInAsTheyAre() {
        assertThat(ProblemTexts.ENGLISH.detail("internal-error", 2026)).contains("2026");
    }

    private static String assertPage(String path, String language, String text) {
        return given().header("Accept-Language", language)
                .get(path)
                .then()
                .statusCode(200)
                .contentType("text/html;charset=UTF-8")
                .body(containsString(text.replace("\"", "&quot;")))
                .extract()
                .asString();
    }

    private static Set<String> typesInSources() {
        var types = new TreeSet<String>();
        try (var files = Files.walk(Path.of("src/main/java"))) {
            files.filter(file -> file.toString().endsWith(".java"))
                    .forEach(file -> IN_SOURCES.matcher(read(file)).results().map(ProblemTextsTest::type).forEach(types::add));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private static String type(MatchResult found) {
        return found.group(1);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
