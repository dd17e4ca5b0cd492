package cn.bianmin.booking.life;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Pattern;

import org.junit.jupiter.api.Test;

import cn.bianmin.booking.BookingId;
import cn.bianmin.booking.BookingState;
import cn.bianmin.booking.BookingView;
import cn.bianmin.booking.SlotId;
import cn.bianmin.booking.admission.BookingSubmission;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import io.nayuki.qrcodegen.QrCode;
import net.fortuna.ical4j.data.CalendarBuilder;
import net.fortuna.ical4j.data.ParserException;
import net.fortuna.ical4j.model.Component;
import net.fortuna.ical4j.model.Property;
import net.fortuna.ical4j.model.component.VEvent;

class BookingCalendarTest {

    private static final HallId HALL = new HallId(1);
    private static final String NAME = "房屋所有权转移登记（二手房、继承；赠与, 抵押\\注销）的申请与受理，请带齐全部材料𠀀𠀁";

    private final BookingCalendar entries = new BookingCalendar(
            Clock.fixed(Instant.parse("2026-11-23T01:00:00Z"), ZoneOffset.UTC));

    private static BookingView view(BookingState state) {
        var start = OffsetDateTime.parse("2026-11-24T09:00:00+08:00");
        var desk = new DeskId(HALL, 3);
        return new BookingView(new BookingId(HALL, new UUID(7, 8)), "012345678901", state, new ItemId(HALL, 5), NAME,
                Channel.ORDINARY, new SlotId(desk, Channel.ORDINARY, LocalDate.of(2026, 11, 24), 540), start,
                start.plusMinutes(30), new BookingView.Place("某街道便民服务中心", "幸福路1号, 2号楼; 东门", "房屋登记", 3,
                        List.of("1", "2")),
                List.of("申请表", "身份证"), null);
    }

    private VEvent read(BookingState state) throws IOException, ParserException {
        var calendar = new CalendarBuilder().build(new StringReader(entries.entry(view(state))));
        calendar.validate();
        return calendar.<VEvent> getComponent(Component.VEVENT).orElseThrow();
    }

    private static String value(VEvent event, String property) {
        return event.<Property> getProperty(property).orElseThrow().getValue();
    }

    @Test
    void anotherProgramReadsWhatWasWritten() throws IOException, ParserException {
        var event = read(BookingState.CONFIRMED);
        assertThat(value(event, Property.SUMMARY)).isEqualTo(NAME);
        assertThat(value(event, Property.LOCATION)).isEqualTo("某街道便民服务中心 幸福路1号, 2号楼; 东门 3楼 房屋登记");
        assertThat(value(event, Property.DESCRIPTION)).isEqualTo("预约码 012345678901\n请带：申请表、身份证");
        assertThat(value(event, Property.DTSTART)).isEqualTo("20261124T010000Z");
        assertThat(value(event, Property.DTEND)).isEqualTo("20261124T013000Z");
        assertThat(value(event, Property.DTSTAMP)).isEqualTo("20261123T010000Z");
        assertThat(value(event, Property.STATUS)).isEqualTo("CONFIRMED");
        assertThat(value(event, Property.UID)).startsWith("1-00000000-0000-0007");
    }

    @Test
    void itRingsAnHourBefore() throws IOException, ParserException {
        var alarm = read(BookingState.CONFIRMED).getAlarms().get(0);
        assertThat(alarm.<Property> getProperty(Property.TRIGGER).orElseThrow().getValue())
                .isEqualTo("-" + Duration.ofHours(1));
    }

    @Test
    void aCancelledBookingSaysSo() throws IOException, ParserException {
        assertThat(value(read(BookingState.CANCELLED), Property.STATUS)).isEqualTo("CANCELLED");
    }

    @Test
    void linesEndWithCrLfAndHaveAtMostSeventyFiveOctetsWithoutCuttingACharacter() {
        var text = entries.entry(view(BookingState.CONFIRMED));
        assertThat(text).endsWith("\r\n").doesNotContainPattern("[^\r]\n").doesNotContainPattern("\r[^\n]")
                .doesNotContain("\ufffd");
        assertThat(text.split("\r\n")).allSatisfy(
                line -> assertThat(line.getBytes(StandardCharsets.UTF_8)).hasSizeBetween(1, 75));
        assertThat(text).containsPattern(Pattern.compile("\r\n [^\r]"));
    }

    @Test
    void theQrCodeHoldsTheTwelveDigitsWithAQuietZone() {
        var digits = "012345678901";
        var svg = BookingQr.svg(digits);
        var code = QrCode.encodeText(digits, QrCode.Ecc.MEDIUM);
        var expected = new TreeSet<String>();
        for (var y = 0; y < code.size; y++) {
            for (var x = 0; x < code.size; x++) {
                if (code.getModule(x, y)) {
                    expected.add((x + 4) + " " + (y + 4));
                }
            }
        }
        var drawn = new TreeSet<String>();
        var modules = Pattern.compile("M(\\d+ \\d+)h1v1h-1z").matcher(svg);
        while (modules.find()) {
            drawn.add(modules.group(1));
        }
        assertThat(drawn).isEqualTo(expected);
        assertThat(svg).contains("viewBox=\"0 0 " + (code.size + 8) + " " + (code.size + 8) + "\"").doesNotContain("script");
    }

    @Test
    void theCodeHasTwelveDigitsWhateverTheId() {
        for (var bits : new long[] { 0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE }) {
            assertThat(BookingSubmission.code(new UUID(bits, bits))).matches("[0-9]{12}");
        }
    }
}
