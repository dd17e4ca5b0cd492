package cn.bianmin.hall.admin;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;

import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ShippedCalendarTest {

    @Inject
    WorkingCalendars calendars;
    @Inject
    Database database;

    /** Every process begins with them: a second one, and the same one tomorrow, finds them there. */
    @Test
    void theShippedNoticesArePublishedOnce() {
        var before = notices();
        assertThat(before).isPositive();
        calendars.publishShipped().await().indefinitely();
        assertThat(notices()).isEqualTo(before);
    }

    private long notices() {
        return database
                .inSession(
                        session -> session.createSelectionQuery("SELECT count(*) FROM HolidayNoticeRow", Long.class)
                                .getSingleResult())
                .await().indefinitely();
    }
}
