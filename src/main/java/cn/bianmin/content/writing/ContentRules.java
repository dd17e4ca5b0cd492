package cn.bianmin.content.writing;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;
import cn.bianmin.platform.problem.ProblemException;
import cn.bianmin.platform.problem.ProblemException.FieldError;

/** Checks the parts of a content against each other. */
public final class ContentRules {

    private static final Set<String> SCHEMES = Set.of("http", "https");
    private static final LocalDate FIRST_DAY = LocalDate.of(2000, 1, 1);
    private static final LocalDate LAST_DAY = LocalDate.of(2099, 12, 30);

    private ContentRules() {
    }

    /**
     * The faults of words that hold their annotations.
     *
     * @param zone of the hall
     * @return fields, and keys of {@code problems.properties}
     */
    public static List<FieldError> faults(NewContent words, ZoneId zone, Instant now) {
        var faults = new ArrayList<FieldError>();
        var isJob = words.kind() == ContentKind.JOB;
        refuseIf(isJob != (words.job() != null), faults, "job", isJob ? "content.job-missing" : "content.job-needless");
        refuseIf(!isJob && words.body().isBlank(), faults, "body", "content.body-missing");
        refuseIf(words.link() != null && !isWebAddress(words.link()), faults, "link", "content.link");
        if (isDayOutOfReach(words.job())) {
            faults.add(new FieldError("job.until", "content.day"));
        } else {
            checkPeriod(words, zone, now, faults);
        }
        return faults;
    }

    /**
     * Refuses words that have faults.
     *
     * @throws ProblemException 400 {@code invalid-request} with every fault
     */
    public static void check(NewContent words, ZoneId zone, Instant now) {
        var faults = faults(words, zone, now);
        if (!faults.isEmpty()) {
            throw new ProblemException(400, "invalid-request", faults);
        }
    }

    private static void checkPeriod(NewContent words, ZoneId zone, Instant now, List<FieldError> faults) {
        var period = Period.of(words, zone, now);
        var job = words.job();
        refuseIf(!period.isForwards(), faults, "until", "content.period-backwards");
        refuseIf(period.isForwards() && !period.isSensible(), faults, "until", "content.period-too-long");
        refuseIf(job != null && period.until().isAfter(Period.end(job, zone)), faults, "until", "content.after-the-job");
    }

    private static boolean isDayOutOfReach(@Nullable Job job) {
        return job != null && (job.until().isBefore(FIRST_DAY) || job.until().isAfter(LAST_DAY));
    }

    private static boolean isWebAddress(String link) {
        try {
            var uri = new URI(link);
            return uri.getScheme() != null && SCHEMES.contains(uri.getScheme()) && uri.getHost() != null
                    && uri.getUserInfo() == null;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    private static void refuseIf(boolean wrong, List<FieldError> faults, String field, String reason) {
        if (wrong) {
            faults.add(new FieldError(field, reason));
        }
    }
}
