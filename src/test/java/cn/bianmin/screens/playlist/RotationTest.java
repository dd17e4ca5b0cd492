package cn.bianmin.screens.playlist;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;

import cn.bianmin.screens.Programmes;
import cn.bianmin.screens.setting.DayPart;

class RotationTest {

    private static final ObjectMapper JSON = new ObjectMapper().registerModule(new JavaTimeModule());

    @TestFactory
    Stream<DynamicTest> theVectorsSharedWithTheScreensPage() throws IOException {
        try (var file = RotationTest.class.getResourceAsStream("/rotation.json")) {
            var text = new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
            return StreamSupport.stream(JSON.readTree(text).get("cases").spliterator(), false)
                    .map(each -> DynamicTest.dynamicTest(each.get("name").asText(), () -> holds(each)));
        }
    }

    private static void holds(JsonNode each) throws IOException {
        var programme = new Programme(ZoneId.of(each.get("zone").asText()),
                JSON.readerForListOf(DayPart.class).readValue(each.get("parts")),
                JSON.readerForListOf(PlaylistItem.class).readValue(each.get("items")));
        assertThat(each.get("turns")).isNotEmpty();
        for (var turn : each.get("turns")) {
            var item = turn.get("item").isNull() ? ProgrammeTurn.NOTHING : turn.get("item").asInt();
            var expected = new ProgrammeTurn(item, instant(turn, "pageStart"), instant(turn, "pageEnd"));
            assertThat(Rotation.at(programme, instant(turn, "at"))).as("at %s", turn.get("at")).isEqualTo(expected);
        }
    }

    private static Instant instant(JsonNode node, String name) {
        return Instant.parse(node.get(name).asText());
    }

    @Test
    void inACycleEachComesAsOftenAsItsWeight() {
        var random = new Random(7);
        for (var round = 0; round < 200; round++) {
            var programme = Programmes.steady(random, 1 + random.nextInt(40));
            var part = programme.parts().get(0);
            var weights = programme.items().stream().mapToInt(PlaylistItem::weight).sum();
            var begin = Programmes.BEGIN;
            Map<Integer, Integer> shown = new TreeMap<>();
            for (var page = 0; page < weights; page++) {
                shown.merge(Rotation.at(programme, begin.plusSeconds((long) page * part.seconds())).item(), 1, Integer::sum);
            }
            assertThat(shown).hasSize(programme.items().size())
                    .allSatisfy((item, times) -> assertThat(times).isEqualTo(programme.items().get(item).weight()));
        }
    }

    @Test
    void whatIsShownIsOfThePartAndWithinItsPeriodAndStaysUntilThePageEnds() {
        var random = new Random(11);
        for (var round = 0; round < 300; round++) {
            var programme = Programmes.any(random, random.nextInt(30));
            var at = Programmes.BEGIN.plusSeconds(random.nextInt(3 * 24 * 3600));
            var turn = Rotation.at(programme, at);
            assertThat(at).isBetween(turn.pageStart(), turn.pageEnd().minusNanos(1));
            assertThat(Rotation.at(programme, turn.pageStart())).isEqualTo(turn);
            assertThat(Rotation.at(programme, turn.pageEnd().minusMillis(1))).isEqualTo(turn);
            if (turn.isEmpty()) {
                assertThat(programme.candidatesAt(at, programme.partAt(at))).isEmpty();
            } else {
                var item = programme.items().get(turn.item());
                assertThat(item.isShownAt(at)).isTrue();
                assertThat(programme.partAt(at).kinds()).contains(item.kind());
            }
        }
    }
}
