package cn.bianmin.content.life;

import java.time.LocalDate;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

import cn.bianmin.content.Job;

/** A {@link Job} as it is stored: all of it or nothing. */
@Embeddable
class JobColumns {

    @Column(name = "employer")
    String employer = "";

    @Column(name = "post")
    String post = "";

    @Column(name = "wanted")
    int wanted = 1;

    @Column(name = "wage")
    String wage = "";

    @Column(name = "place")
    String place = "";

    @Column(name = "contact")
    String contact = "";

    @Column(name = "job_until")
    LocalDate until = LocalDate.EPOCH;

    protected JobColumns() {
    }

    JobColumns(Job job) {
        employer = job.employer();
        post = job.post();
        wanted = job.wanted();
        wage = job.wage();
        place = job.place();
        contact = job.contact();
        until = job.until();
    }

    Job value() {
        return new Job(employer, post, wanted, wage, place, contact, until);
    }
}
