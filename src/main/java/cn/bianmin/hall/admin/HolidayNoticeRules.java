package cn.bianmin.hall.admin;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import cn.bianmin.hall.DayKind;
import cn.bianmin.hall.calendar.HolidayNotice;
import cn.bianmin.hall.calendar.HolidayNotice.Span;
import cn.bianmin.hall.plan.ShapeRules;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/** Reads a yearly notice from what an admin sends, and reports all mistakes at once, each with its row. */
final class HolidayNoticeRules {

    static final String CSV_HEADER = "from,to,kind,name,paper";
    private static final int COLUMNS = 5;
    private static final int MOST_SPANS = 100;
    private static final int LONGEST_NAME = 40;
    private static final int LONGEST_SPAN_DAYS = 31;
    private static final String UNREADABLE = "calendar.unreadable";

    /** One row as it was sent. */
    record Line(String from, String to, String kind, String name) {
    }

    private final int year;
    private final List<FieldError> errors = new ArrayList<>();
    private final List<Span> spans = new ArrayList<>();
    private final Set<LocalDate> taken = new HashSet<>();

    private HolidayNoticeRules(int year) {
        this.year = year;
    }

    /** Refuses with 400 {@code invalid-request}; fields are {@code days[0]} …. */
    static HolidayNotice of(int year, List<Line> lines) {
        var reading = new HolidayNoticeRules(year);
        if (lines.isEmpty() || lines.size() > MOST_SPANS) {
            reading.errors.add(new FieldError("days", "calendar.size"));
        } else {
            for (var index = 0; index < lines.size(); index++) {
                reading.add("days[" + index + "]", lines.get(index));
            }
        }
        ShapeRules.refuse(reading.errors);
        return new HolidayNotice(year, reading.spans);
    }

    /** Reads the same from a table with the columns of {@link #CSV_HEADER}; lines that begin with # are skipped. */
    static HolidayNotice ofCsv(int year, String csv) {
        var rows = csv.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        if (rows.isEmpty() || !rows.get(0).strip().equals(CSV_HEADER)) {
            ShapeRules.refuse(List.of(new FieldError("days", "calendar.header")));
        }
        var errors = new ArrayList<FieldError>();
        var lines = new ArrayList<Line>();
        for (var index = 1; index < rows.size(); index++) {
            var cells = rows.get(index).strip().split(",", -1);
            if (cells.length == COLUMNS && cells[4].equals(Integer.toString(year))) {
                lines.add(new Line(cells[0], cells[1], cells[2], cells[3]));
            } else {
                errors.add(new FieldError("days[" + (index - 1) + "]", "calendar.columns"));
            }
        }
        ShapeRules.refuse(errors);
        return of(year, lines);
    }

    private void add(String field, Line line) {
        try {
            var span = new Span(LocalDate.parse(line.from()), LocalDate.parse(line.to()), DayKind.valueOf(line.kind()),
                    line.name());
            var error = mistake(span);
            if (error.isEmpty()) {
                spans.add(span);
            } else {
                errors.add(new FieldError(field, error));
            }
        } catch (DateTimeException | IllegalArgumentException e) {
            errors.add(new FieldError(field, UNREADABLE));
        }
    }

    /** A notice may name the last days of the year before and the first of the year after. */
    private String mistake(Span span) {
        var earliest = LocalDate.of(year - 1, 12, 1);
        var latest = LocalDate.of(year + 1, 1, 31);
        if (span.from().isBefore(earliest) || span.to().isAfter(latest)) {
            return "calendar.other-year";
        }
        if (span.from().plusDays(LONGEST_SPAN_DAYS).isBefore(span.to())) {
            return "calendar.too-long";
        }
        if (span.name().isBlank() || span.name().length() > LONGEST_NAME) {
            return "calendar.name";
        }
        return span.from().datesUntil(span.to().plusDays(1)).allMatch(taken::add) ? "" : "calendar.overlap";
    }
}
