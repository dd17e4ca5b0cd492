package cn.bianmin.content.sample;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.databind.ObjectMapper;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.duty.Villages;
import cn.bianmin.content.imports.CsvReading;
import cn.bianmin.content.imports.ImportColumn;
import cn.bianmin.content.imports.RowMapper;
import cn.bianmin.content.life.Drafts;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.hall.HallPlan;

/** Reads what a demonstration hall has published: jobs, news, policies, questions and rules of the last three weeks. */
@ApplicationScoped
class SampleContents {

    static final List<Villages.Village> VILLAGES = List.of(new Villages.Village(1, "莲池社区"), new Villages.Village(2, "荷塘村"));
    private static final Map<ContentKind, String> FILES = Map.of(
            ContentKind.SOCIAL_SECURITY_NEWS, "social-security.json", ContentKind.EMPLOYMENT_NEWS, "employment.json",
            ContentKind.RIGHTS_SERVICE, "rights.json", ContentKind.POLICY, "policies.json", ContentKind.NOTICE, "notices.json",
            ContentKind.QUESTION, "questions.json", ContentKind.HALL_RULE, "rules.json",
            ContentKind.SIX_PUBLICS, "six-publics.json");
    /** Two contents of one day are this far apart, so that they have an order. */
    private static final Duration APART = Duration.ofMinutes(3);

    /**
     * One text of the files.
     *
     * @param daysAgo when it was published
     * @param lastsDays for how long from then on
     */
    record Text(String title, String body, String source, @Nullable String village, @Nullable Integer weight, int daysAgo,
            int lastsDays) {
    }

    private final ObjectMapper json;
    private final Validator validator;
    private final Clock clock;

    SampleContents(ObjectMapper json, Validator validator, Clock clock) {
        this.json = json;
        this.validator = validator;
        this.clock = clock;
    }

    /** All samples, with their times counted back from now. */
    List<Drafts.Sample> of(HallPlan plan) {
        var now = clock.instant();
        var samples = new ArrayList<>(jobs(plan, now));
        FILES.forEach((kind, file) -> {
            for (var text : texts(file)) {
                samples.add(sample(kind, text, publishedAt(now, text.daysAgo(), samples.size())));
            }
        });
        return samples;
    }

    private List<Drafts.Sample> jobs(HallPlan plan, Instant now) {
        var mapper = new RowMapper(ContentKind.JOB, plan, VILLAGES, validator, now);
        var samples = new ArrayList<Drafts.Sample>();
        for (var row : CsvReading.rows(bytes("jobs.csv"), ContentKind.JOB)) {
            var read = mapper.read(row);
            var ago = Integer.parseInt(row.cell(ImportColumn.DAYS_AGO).orElse("0"));
            var job = Objects.requireNonNull(read.words(), () -> "Row " + row.row() + ": " + read.faults());
            samples.add(new Drafts.Sample(job, publishedAt(now, ago, samples.size())));
        }
        return samples;
    }

    private static Drafts.Sample sample(ContentKind kind, Text text, Instant at) {
        var village = VILLAGES.stream().filter(each -> each.name().equals(text.village())).findFirst()
                .map(Villages.Village::village).orElse(null);
        return new Drafts.Sample(new NewContent(kind, text.title(), text.body(), null, text.source(), null, at,
                at.plus(Duration.ofDays(text.lastsDays())), text.weight(), village), at);
    }

    private static Instant publishedAt(Instant now, int daysAgo, int position) {
        return now.minus(Duration.ofDays(daysAgo)).minus(APART.multipliedBy(position % 200 + 1));
    }

    private List<Text> texts(String file) {
        try {
            return List.of(json.readValue(bytes(file), Text[].class));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static byte[] bytes(String file) {
        var path = "/sample/content/" + file;
        try (InputStream stream = Objects.requireNonNull(SampleContents.class.getResourceAsStream(path), path)) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
