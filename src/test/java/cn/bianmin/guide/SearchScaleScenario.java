package cn.bianmin.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import jakarta.inject.Inject;

import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.guide.search.SearchEntry;
import cn.bianmin.guide.search.SearchHit;
import cn.bianmin.guide.search.SearchIndex;
import cn.bianmin.guide.search.SearchQuery;
import cn.bianmin.guide.search.SearchStore;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestSql;
import cn.bianmin.platform.database.Database;
import io.smallrye.mutiny.Multi;
import io.vertx.mutiny.sqlclient.Tuple;

/**
 * However many entries a hall has, a question goes by the indexes; how long it takes is logged where it is measured, not judged.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class SearchScaleScenario {

    private static final Logger LOG = Logger.getLogger(SearchScaleScenario.class);
    private static final int PORTION = 250;
    private static final OffsetDateTime NOW = OffsetDateTime.parse("2026-11-23T08:00:00+08:00");
    private static final List<String> PLACES = List.of("农村", "城镇", "社区", "街道", "本市", "外来", "流动", "老年", "残疾", "困难", "退役", "独生");
    private static final List<String> THINGS = List.of("养老保险", "医疗救助", "住房补贴", "土地承包", "房屋登记", "婚育情况", "就业失业", "优待", "档案",
            "采伐", "建房用地", "党员关系", "低保", "危房改造", "灾害补助", "生育服务");
    private static final List<String> ENDS = List.of("申请", "审批", "变更", "注销证", "补办证", "证明", "登记", "查询", "复核", "公示", "核发证", "年审");
    private static final String RARE = "长重行乐和还便调传参曾朝单都分干更冠号间降觉卷空量落蒙难宁强切曲塞散省盛属数提为系鲜相校血应与载择正知中转";

    @Inject
    Database database;

    private @Nullable HallId hall;

    abstract int entries();

    /** What is asked of PostgreSQL about each question. */
    abstract String explain();

    /** Not before all: there the test framework has put the thread into a context where no session opens. */
    @BeforeEach
    public void fillOnce() throws SQLException {
        if (hall == null) {
            var filled = TestHall.open().id();
            fill(filled);
            hall = filled;
        }
    }

    private void fill(HallId hall) throws SQLException {
        var random = new Random(7);
        Multi.createFrom().range(0, entries() / PORTION)
                .onItem().transformToUniAndConcatenate(portion -> {
                    var rows = IntStream.range(0, PORTION)
                            .mapToObj(i -> SearchIndex.Row.of(hall, entry(portion * PORTION + i, random))).toList();
                    return database.inSessionTransaction(session -> SearchIndex.put(session, hall, rows));
                })
                .collect().last().await().indefinitely();
        try (var sql = TestSql.open()) {
            sql.run("ANALYZE search_entry");
        }
    }

    @AfterAll
    public void clear() throws SQLException {
        try (var sql = TestSql.open()) {
            sql.run("DELETE FROM search_entry WHERE hall_id = " + Objects.requireNonNull(hall).value());
        }
    }

    private static SearchEntry entry(int number, Random random) {
        var rare = new StringBuilder();
        random.ints(2, 0, RARE.length()).forEach(at -> rare.append(RARE.charAt(at)));
        var title = one(PLACES, random) + rare + one(THINGS, random) + one(ENDS, random);
        var text = random.ints(12, 0, THINGS.size()).mapToObj(THINGS::get).collect(Collectors.joining("，携带"));
        return new SearchEntry(SearchEntry.Kind.ITEM, "q" + number, title, null,
                List.of(one(THINGS, random) + one(ENDS, random)), text);
    }

    private static String one(List<String> words, Random random) {
        return words.get(random.nextInt(words.size()));
    }

    @ParameterizedTest
    @ValueSource(strings = { "证", "老年", "老年优待", "养老保险申请", "z", "lnz", "laonian", "laonianyoudai", "yanglaobaoxian", "ylbx",
            "nongcun yiliao",
            "老nian", "没有这个", "zzzz", "sh", "bj", "申请", "zhengming", "lan", "xian" })
    public void everyQuestionGoesByTheIndexes(String q) {
        var hall = Objects.requireNonNull(this.hall);
        var query = SearchQuery.of(hall, q).orElseThrow();
        var plan = plan(SearchStore.SEARCH, SearchStore.arguments(hall, query, SearchHit.Place.START, 21, NOW));
        assertGoesByIndex(plan);
        var loosePlan = plan(SearchStore.SEARCH_LOOSELY,
                SearchStore.looseArguments(hall, query, SearchHit.Place.START, 21, NOW));
        assertGoesByIndex(loosePlan);
        LOG.infof("search %s: %s, loosely: %s", q, last(plan), last(loosePlan));
    }

    private static void assertGoesByIndex(List<String> plan) {
        assertThat(plan).noneMatch(line -> line.contains("Seq Scan"))
                .anyMatch(line -> line.contains("Bitmap Index Scan on search_entry_name_grams"));
        assertThat(plan).filteredOn(line -> line.contains("search_entry_once")).isEmpty();
    }

    private static String last(List<String> plan) {
        return plan.get(plan.size() - 1).strip();
    }

    private List<String> plan(String sql, Tuple arguments) {
        var rows = database.query(explain() + " " + sql, arguments).await().indefinitely();
        return StreamSupport.stream(rows.spliterator(), false).map(row -> row.getString(0)).toList();
    }
}
