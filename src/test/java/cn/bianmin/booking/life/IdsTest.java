package cn.bianmin.booking.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Function;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.HoldId;
import cn.bianmin.booking.PreReviewId;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.problem.ProblemException;

/** Ids from outside are read back exactly or refused by an IllegalArgumentException, which is a 400 or 404; never else. */
class IdsTest {

    private static final String UUID_TEXT = "01900000-0000-7000-8000-0000000000ff";
    private static final String ALPHABET = "0123456789-._abcdefABCDEFordinarygreen+ /:٣𝟘\u0000\n张";

    @ParameterizedTest
    @EnumSource
    void aSlotsNameIsReadBack(Channel channel) {
        for (var minute = 0; minute < 1_440; minute++) {
            var slot = new SlotId(new DeskId(new HallId(999_999_999), 7), channel, LocalDate.of(2028, 2, 29), minute);
            assertThat(SlotId.fromString(slot.toString())).isEqualTo(slot);
        }
    }

    @Test
    void aSlotsNameIsWhatTheContractShows() {
        assertThat(SlotId.fromString("1-3-same_day-20261124-0930"))
                .hasToString("1-3-same_day-20261124-0930")
                .extracting(SlotId::channel, SlotId::startMinute)
                .containsExactly(Channel.SAME_DAY, 570);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "1-1-ordinary-20261124-2400", "1-1-ordinary-20261124-0960", "1-1-ordinary-20260229-0900",
            "1-1-ORDINARY-20261124-0900", "1-1-fast_lane-20261124-0900", "0-1-ordinary-20261124-0900",
            "1-1-ordinary-20261124-0900 ", "1-1-ordinary-20261124-0900\n", "+1-1-ordinary-20261124-0900",
            "1--1-ordinary-20261124-0900", "9999999999-1-ordinary-20261124-0900", "١-1-ordinary-20261124-0900" })
    void whatIsNoSlotsNameIsRefused(String text) {
        assertThatThrownBy(() -> SlotId.fromString(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void theOthersAreReadBackToo() {
        var hold = "1-3-green-20261124-0930." + UUID_TEXT;
        assertThat(HoldId.fromString(hold)).hasToString(hold);
        assertThat(BookingId.fromString("12-" + UUID_TEXT)).hasToString("12-" + UUID_TEXT);
        assertThat(PreReviewId.fromString("12-" + UUID_TEXT)).hasToString("12-" + UUID_TEXT);
        var start = new BookingCursor(LocalDate.of(2026, 11, 24), UUID.fromString(UUID_TEXT));
        assertThat(BookingCursor.of(start.cursor())).isEqualTo(start);
    }

    @Test
    void nothingElseEverComesOutOfTextFromOutside() {
        var random = new Random(20261123);
        var good = List.of("1-3-same_day-20261124-0930", "1-3-green-20261124-0930." + UUID_TEXT, "12-" + UUID_TEXT);
        List<Function<String, Object>> readers = List.of(SlotId::fromString, HoldId::fromString, BookingId::fromString,
                PreReviewId::fromString);
        for (var round = 0; round < 20_000; round++) {
            var text = mutated(good.get(round % good.size()), random);
            for (var reader : readers) {
                var failure = catchThrowable(() -> reader.apply(text));
                assertThat(failure == null || failure instanceof IllegalArgumentException).as("%s: %s", text, failure).isTrue();
            }
            assertThat(catchThrowable(() -> BookingCursor.of(text))).isInstanceOf(ProblemException.class);
        }
    }

    private static String mutated(String good, Random random) {
        var text = new StringBuilder(good);
        for (var change = random.nextInt(4); change >= 0 && !text.isEmpty(); change--) {
            var at = random.nextInt(text.length());
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                case 1 -> text.insert(at, ALPHABET.charAt(random.nextInt(ALPHABET.length())));
                default -> text.delete(at, Math.min(text.length(), at + 1 + random.nextInt(8)));
            }
        }
        return text.toString();
    }
}
