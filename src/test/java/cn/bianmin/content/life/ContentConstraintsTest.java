package cn.bianmin.content.life;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.writing.NewContent;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.database.Database;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.vertx.mutiny.sqlclient.Tuple;
import io.vertx.pgclient.PgException;

/** What the database itself refuses, whoever asks. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class ContentConstraintsTest {

    private static final String AGAIN = """
            INSERT INTO content_version (hall_id, content, version, state, kind, title, body, source, weight, from_at, until_at,
                   author, writers, approved_by, published_at, updated_at)
            SELECT hall_id, content, version + 1, state, kind, title, body, source, weight, from_at, until_at,
                   author, writers, approved_by, published_at, updated_at
              FROM content_version WHERE hall_id = $1 AND content = $2
            """;

    @Inject
    Database database;

    @Inject
    Drafts drafts;

    private UUID content = new UUID(0, 0);
    private TestHall hall = new TestHall(new HallId(1), List.of());

    @BeforeEach
    void aDraft() {
        hall = TestHall.open();
        var words = new NewContent(ContentKind.NOTICE, "通知", "正文", null, "来源", null, null, null, null, null);
        var plan = hall.plan();
        content = database.inTransaction(connection -> drafts.add(connection, plan, List.of(words), "staff:1", false))
                .await().indefinitely().get(0);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            own_content                        | state = 'APPROVED', approved_by = 'staff:1'
            own_content                        | writers = ARRAY['staff:2', 'staff:3'], approved_by = 'staff:3'
            content_approved_before_published  | state = 'PUBLISHED', published_at = updated_at
            content_approved_before_published  | published_at = updated_at
            content_published_at_an_instant    | state = 'PUBLISHED', approved_by = 'staff:2'
            content_ended_at_an_instant        | state = 'WITHDRAWN'
            content_ended_at_an_instant        | ended_at = updated_at
            content_job_whole                  | kind = 'JOB'
            content_job_whole                  | employer = '公司'
            content_kind_known                 | kind = 'CIRCUS'
            content_state_known                | state = 'LOST'
            content_weight_known               | weight = 6
            content_period_forwards            | until_at = from_at
            content_written_by_somebody        | writers = '{}'
            content_of_village                 | village = 9
            """)
    void aVersionThatCannotBeIsRefusedByName(String constraint, String change) {
        assertThat(refusal("UPDATE content_version SET " + change + " WHERE hall_id = $1 AND content = $2"))
                .isEqualTo(constraint);
    }

    @Test
    void oneVersionIsInWorkAtMost() {
        assertThat(refusal(AGAIN)).isEqualTo("content_one_in_work");
    }

    @Test
    void oneVersionIsShownAtMost() {
        database.query("""
                UPDATE content_version SET state = 'PUBLISHED', approved_by = 'staff:2', published_at = updated_at
                 WHERE hall_id = $1 AND content = $2
                """, Tuple.of(hall.id().value(), content)).await().indefinitely();
        assertThat(refusal(AGAIN)).isEqualTo("content_one_shown");
    }

    private String refusal(String sql) {
        var refused = new String[1];
        assertThatThrownBy(() -> database.query(sql, Tuple.of(hall.id().value(), content)).await().indefinitely())
                .isInstanceOfSatisfying(PgException.class, breach -> refused[0] = breach.getConstraint());
        return refused[0];
    }
}
