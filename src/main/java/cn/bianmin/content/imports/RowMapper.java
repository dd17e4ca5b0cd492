package cn.bianmin.content.imports;

import java.text.Normalizer;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;

import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;
import cn.bianmin.content.duty.Villages;
import cn.bianmin.content.writing.ContentRules;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.hall.HallPlan;
import cn.bianmin.platform.text.PlainText;

/** Maps a row to a content as an editor could have typed it, or to the faults of its cells. */
public final class RowMapper {

    /** The outcome of one row; {@code words} is null when there are faults. */
    public record Read(SheetRow row, @Nullable NewContent words, Map<ImportColumn, RejectionReason> faults) {

        public Read {
            faults = Map.copyOf(faults);
        }
    }

    private static final Pattern COUNT = Pattern.compile("(\\d{1,9})\\s*[人名位个]?");
    private static final int LONGEST_DAYS = 1_800;
    private static final RejectionReason MISSING = new RejectionReason("import.missing");

    private final ContentKind kind;
    private final HallPlan plan;
    private final List<Villages.Village> villages;
    private final Validator validator;
    private final Instant now;

    public RowMapper(ContentKind kind, HallPlan plan, List<Villages.Village> villages, Validator validator, Instant now) {
        this.kind = kind;
        this.plan = plan;
        this.villages = villages;
        this.validator = validator;
        this.now = now;
    }

    /** Maps one row to a content, or to all of its faults. */
    public Read read(SheetRow row) {
        var one = new One(row);
        row.faults().forEach((column, reason) -> one.faults.put(column, RejectionReason.ofStored(reason)));
        for (var column : ImportColumn.required(kind)) {
            if (row.cell(column).isEmpty()) {
                one.faults.putIfAbsent(column, MISSING);
            }
        }
        var words = one.words();
        if (one.faults.isEmpty()) {
            validator.validate(words).forEach(one::add);
            one.forgiveTitle();
        }
        if (one.faults.isEmpty()) {
            ContentRules.faults(words, plan.zone(), now).forEach(fault -> one.faults
                    .put(ImportColumn.ofField(fault.field()), new RejectionReason(fault.message())));
        }
        return new Read(row, one.faults.isEmpty() ? words : null, one.faults);
    }

    /** One row being read; its faults gather, so that all are told at once. */
    private final class One {

        private final SheetRow row;
        private final Map<ImportColumn, RejectionReason> faults = new EnumMap<>(ImportColumn.class);

        One(SheetRow row) {
            this.row = row;
        }

        /** The content of a row; of a row with faults, what could be read. */
        NewContent words() {
            var from = day(ImportColumn.FROM).map(day -> day.atStartOfDay(plan.zone()).toInstant()).orElse(null);
            var last = lastDay();
            var job = kind == ContentKind.JOB ? job(last) : null;
            var until = last == null || job != null ? null : last.plusDays(1).atStartOfDay(plan.zone()).toInstant();
            return new NewContent(kind, title(), text(ImportColumn.BODY), job, source(),
                    row.cell(ImportColumn.LINK).orElse(null),
                    from, until, number(ImportColumn.WEIGHT), village());
        }

        private @Nullable Job job(@Nullable LocalDate last) {
            var wanted = number(ImportColumn.WANTED);
            if (last == null) {
                faults.putIfAbsent(ImportColumn.UNTIL, MISSING);
            }
            if (last == null || wanted == null) {
                return null;
            }
            return new Job(text(ImportColumn.EMPLOYER), text(ImportColumn.POST), wanted, text(ImportColumn.WAGE),
                    text(ImportColumn.PLACE), text(ImportColumn.CONTACT), last);
        }

        private String title() {
            return row.cell(ImportColumn.TITLE).orElseGet(() -> kind == ContentKind.JOB
                    ? text(ImportColumn.EMPLOYER) + "招聘" + text(ImportColumn.POST)
                    : "");
        }

        private String text(ImportColumn column) {
            return row.cell(column).orElse("");
        }

        private String source() {
            return row.cell(ImportColumn.SOURCE).orElseGet(() -> plan.facts().name());
        }

        /** The last day that the row names, or so many days from today on. */
        private @Nullable LocalDate lastDay() {
            var said = day(ImportColumn.UNTIL);
            var days = number(ImportColumn.DAYS);
            if (said.isPresent() || days == null) {
                return said.orElse(null);
            }
            if (days > LONGEST_DAYS) {
                faults.put(ImportColumn.DAYS, new RejectionReason("import.number", 0, LONGEST_DAYS));
                return null;
            }
            return LocalDate.ofInstant(now, plan.zone()).plusDays(days);
        }

        private Optional<LocalDate> day(ImportColumn column) {
            var text = row.cell(column);
            var day = text.flatMap(SheetDate::read);
            if (text.isPresent() && day.isEmpty()) {
                faults.putIfAbsent(column, new RejectionReason("import.day"));
            }
            return day;
        }

        private @Nullable Integer number(ImportColumn column) {
            var text = row.cell(column);
            if (text.isEmpty()) {
                return null;
            }
            var found = COUNT.matcher(Normalizer.normalize(text.get(), Normalizer.Form.NFKC));
            if (!found.matches()) {
                faults.putIfAbsent(column, new RejectionReason("import.not-a-number"));
                return null;
            }
            return Integer.valueOf(found.group(1));
        }

        private @Nullable Integer village() {
            var text = row.cell(ImportColumn.VILLAGE);
            if (text.isEmpty()) {
                return null;
            }
            var found = villages.stream().filter(village -> village.name().equals(text.get())).findFirst();
            if (found.isEmpty()) {
                faults.putIfAbsent(ImportColumn.VILLAGE, new RejectionReason("import.village"));
            }
            return found.map(Villages.Village::village).orElse(null);
        }

        /** A title that is made of other cells has their faults; it is not reported beside them. */
        void forgiveTitle() {
            if (row.cell(ImportColumn.TITLE).isEmpty() && faults.size() > 1) {
                faults.remove(ImportColumn.TITLE);
            }
        }

        /** Adds a fault of the rules that hold for typed contents; its text waits for the reader's language. */
        void add(ConstraintViolation<?> violation) {
            var rule = violation.getConstraintDescriptor().getAttributes();
            var column = ImportColumn.ofField(violation.getPropertyPath().toString());
            if (!(violation.getConstraintDescriptor().getAnnotation() instanceof PlainText)) {
                faults.putIfAbsent(column, rule.containsKey("value")
                        ? new RejectionReason("import.number", 1, most(column))
                        : MISSING);
            } else if (violation.getMessageTemplate().endsWith("length}")) {
                faults.putIfAbsent(column, new RejectionReason("import.length", Objects.requireNonNull(rule.get("min")),
                        Objects.requireNonNull(rule.get("max"))));
            } else {
                faults.putIfAbsent(column, new RejectionReason("import.characters"));
            }
        }
    }

    private static int most(ImportColumn column) {
        return column == ImportColumn.WEIGHT ? 5 : 9_999;
    }
}
