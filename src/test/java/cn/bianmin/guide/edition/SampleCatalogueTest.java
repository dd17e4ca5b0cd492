package cn.bianmin.guide.edition;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.Guide;
import cn.bianmin.guide.edition.CatalogueDocument.CategoryPart;
import cn.bianmin.guide.edition.CatalogueDocument.ItemPart;
import cn.bianmin.guide.search.SearchHit;
import cn.bianmin.guide.search.SearchQuery;
import cn.bianmin.guide.search.SearchStore;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.Halls;
import cn.bianmin.platform.TestDatabase;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;

/** The demonstration hall offers what the seeds say: 56 items in six categories, 34 in the green classes, eight windows. */
@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class SampleCatalogueTest {

    @Inject
    SampleCatalogue sample;

    @Inject
    Halls halls;

    @Inject
    Guide guide;

    @Inject
    SearchStore search;

    private HallId sampleHall() {
        return halls.all().await().indefinitely().stream()
                .filter(hall -> halls.plan(hall).await().indefinitely().facts().sample())
                .findFirst()
                .orElseThrow();
    }

    private List<CategoryPart> categories(String group) {
        return sample.document().categories().stream().filter(category -> category.group().equals(group)).toList();
    }

    private Stream<ItemPart> housing() {
        return categories("HOUSING").stream().flatMap(category -> category.items().stream());
    }

    @Test
    void fiftySixHousingItemsStandInSixCategoriesAndAllTakeOrdinaryBookings() {
        assertThat(categories("HOUSING")).extracting(CategoryPart::name)
                .containsExactly("房屋登记", "交易", "测绘", "档案", "住房担保", "证书领取");
        assertThat(housing()).hasSize(56)
                .allMatch(item -> item.channels().stream().anyMatch(offer -> offer.channel().equals("ORDINARY")));
    }

    @Test
    void thirtyFourItemsCanBeHadInTheThreeGreenClasses() {
        var offers = guide.offers(sampleHall()).await().indefinitely();
        assertThat(offers).filteredOn(offer -> offer.channel() != Channel.ORDINARY).hasSize(34);
        assertThat(housing().flatMap(item -> item.channels().stream()).filter(offer -> !offer.channel().equals("ORDINARY")))
                .hasSize(34);
    }

    @Test
    void theEightWindowsOfTheStreetArePresent() {
        assertThat(categories("WINDOWS")).extracting(CategoryPart::name)
                .containsExactly("民政救济", "计生服务", "劳动保障", "财政服务", "农林水", "国土、规划建设", "党员服务", "信访稳定");
        assertThat(categories("WINDOWS")).allMatch(category -> !category.items().isEmpty());
    }

    @Test
    void theGreenClassesAreServedAtTheirOwnDesks() {
        var hall = sampleHall();
        var desks = halls.plan(hall).await().indefinitely();
        assertThat(guide.offers(hall).await().indefinitely()).allSatisfy(offer -> {
            var desk = desks.desk(offer.desk()).orElseThrow().code();
            assertThat(desk.equals("green")).isEqualTo(offer.channel() == Channel.GREEN);
            assertThat(desk.equals("home-visit")).isEqualTo(offer.channel() == Channel.HOME_VISIT);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "老年优待证", "重特大病医疗救助", "救灾救济", "农村低保对象申报", "城乡居民最低保障待遇", "五保对象", "低保对象帮困助学",
            "三属", "定期抚恤", "城乡医疗救助", "临时救助",
            "独生子女光荣证", "流动人口婚育证明", "生育服务证", "奖励扶助", "特别扶助", "计划生育政策法规咨询", "再生育",
            "农村社会养老保险参保", "新型农村合作医疗参保", "再就业优惠证", "失业证",
            "家电下乡补贴", "农业灾害补助", "良种补贴", "农资综合直补", "林木生态效益补偿", "危房救助",
            "病虫害防治", "农村土地承包经营权证", "自用材采伐许可证", "农村建房用地", "集体土地所有权证",
            "组织关系", "党员教育", "流动党员", "外出就业", "信访咨询", "政策咨询", "效能投诉", "控告申诉"
    })
    void whatTheWindowsOfferIsFoundByItsName(String name) {
        var hall = sampleHall();
        var query = SearchQuery.of(hall, name).orElseThrow();
        assertThat(search.search(hall, query, SearchHit.Place.START, 10).await().indefinitely()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "老年优待证", "老年证", "laonianzheng", "laonianzh", "lnz", "lnydz", "老nian证", "lnzheng", "laonz" })
    void theCardForTheElderlyIsFoundHoweverItIsTyped(String typed) {
        var hall = sampleHall();
        var query = SearchQuery.of(hall, typed).orElseThrow();
        assertThat(search.search(hall, query, SearchHit.Place.START, 10).await().indefinitely())
                .extracting(SearchHit::title)
                .contains("老年优待证办理");
    }
}
