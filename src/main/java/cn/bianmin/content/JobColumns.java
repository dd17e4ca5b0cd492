package cn.bianmin.content;

import java.time.LocalDate;
import java.util.Objects;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import org.jspecify.annotations.Nullable;

/** A {@link Job} as it is stored: all of it or nothing. */
@Embeddable
class JobColumns {

    @Column(name = "employer")
    @Nullable
    String employer;

    @Column(name = "post")
    @Nullable
    String post;

    @Column(name = "wanted")
    @Nullable
    Integer wanted;

    @Column(name = "wage")
    @Nullable
    String wage;

    @Column(name = "place")
    @Nullable
    String place;

    @Column(name = "contact")
    @Nullable
    String contact;

    @Column(name = "job_until")
    @Nullable
    LocalDate until;

    static JobColumns of(@Nullable Job job) {
        var columns = new JobColumns();
        if (job != null) {
            columns.employer = job.employer();
            columns.post = job.post();
            columns.wanted = job.wanted();
            columns.wage = job.wage();
            columns.place = job.place();
            columns.contact = job.contact();
            columns.until = job.until();
        }
        return columns;
    }

    @Nullable
    Job value() {
        return employer == null || until == null ? null
                : new Job(employer, said(post), wanted == null ? 1 : wanted, said(wage), said(place), said(contact), until);
    }

    private static String said(@Nullable String column) {
        return Objects.requireNonNull(column, "A job is stored whole");
    }
}
