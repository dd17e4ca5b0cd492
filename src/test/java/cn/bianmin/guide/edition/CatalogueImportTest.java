package cn.bianmin.guide.edition;

import static cn.bianmin.guide.TestGuide.document;
import static cn.bianmin.guide.TestGuide.item;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import jakarta.inject.Inject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.Guide;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.Offer;
import cn.bianmin.guide.TestGuide;
import cn.bianmin.guide.edition.CatalogueChange.Counts;
import cn.bianmin.guide.edition.CatalogueDocument.CategoryPart;
import cn.bianmin.guide.edition.CatalogueDocument.ItemPart;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.HallId;
import cn.bianmin.hall.TestHall;
import cn.bianmin.platform.TestDatabase;
import cn.bianmin.platform.problem.ProblemException;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
class CatalogueImportTest {

    @Inject
    Guide guide;

    @Inject
    CatalogueStore store;

    private HallId hall;

    @BeforeEach
    void aHall() {
        hall = TestHall.open().id();
    }

    private Counts take(CatalogueDocument document) {
        return TestGuide.take(hall, document, "desk");
    }

    private ItemId idOf(String code) {
        return guide.offers(hall).await().indefinitely().stream()
                .map(offer -> guide.item(offer.item()).await().indefinitely())
                .filter(item -> item.code().equals(code))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private static ItemPart named(String code, String name) {
        return item(code, name, Channel.ORDINARY);
    }

    @Test
    void aFirstCatalogueIsAllNew() {
        assertThat(take(document(named("a", "老年优待证"), named("b", "失业证")))).isEqualTo(new Counts(2, 0, 0, 0));
        var offer = guide.offer(idOf("a"), Channel.ORDINARY).await().indefinitely();
        assertThat(offer.itemName()).isEqualTo("老年优待证");
        assertThat(offer.materials()).containsExactly("申请表", "身份证");
        assertThat(offer.desk()).isEqualTo(new DeskId(hall, 1));
        assertThat(offer.handlingMinutes()).isEqualTo(30);
    }

    @Test
    void theSameCatalogueAgainChangesNothing() {
        var document = document(named("a", "老年优待证"), named("b", "失业证"));
        take(document);
        assertThat(take(document)).isEqualTo(new Counts(0, 0, 0, 2));
    }

    @Test
    void whatIsNoLongerNamedIsRetiredButStaysReadable() {
        take(document(named("a", "老年优待证"), named("b", "失业证")));
        var gone = idOf("b");
        assertThat(take(document(named("a", "老年人优待证"), named("c", "生育服务证")))).isEqualTo(new Counts(1, 1, 1, 0));
        assertThat(guide.item(gone).await().indefinitely().retired()).isTrue();
        assertThatThrownBy(() -> guide.offer(gone, Channel.ORDINARY).await().indefinitely())
                .isInstanceOfSatisfying(ProblemException.class,
                        refusal -> assertThat(refusal.type()).isEqualTo("unknown-item"));
    }

    @Test
    void anItemThatComesBackKeepsItsNumber() {
        take(document(named("a", "老年优待证"), named("b", "失业证")));
        var before = idOf("b");
        take(document(named("a", "老年优待证")));
        assertThat(take(document(named("a", "老年优待证"), named("b", "失业证")))).isEqualTo(new Counts(0, 1, 0, 1));
        assertThat(idOf("b")).isEqualTo(before);
    }

    @Test
    void aChannelThatIsNotOfferedIsRefused() {
        take(document(named("a", "老年优待证")));
        var id = idOf("a");
        assertThatThrownBy(() -> guide.offer(id, Channel.SAME_DAY).await().indefinitely())
                .isInstanceOfSatisfying(ProblemException.class, refusal -> {
                    assertThat(refusal.status()).isEqualTo(422);
                    assertThat(refusal.type()).isEqualTo("channel-not-offered");
                });
    }

    @Test
    void materialsAndChannelsAreReplacedWithTheirItem() {
        take(document(named("a", "老年优待证")));
        take(document(item("a", "老年优待证", Channel.SAME_DAY)));
        var id = idOf("a");
        assertThat(guide.item(id).await().indefinitely().offers()).extracting(Offer::channel).containsExactly(Channel.SAME_DAY);
        assertThat(guide.item(id).await().indefinitely().materials()).hasSize(2);
    }

    @Test
    void categoriesMayHangBelowOthers() {
        var below = new CategoryPart("below", "下级", null, "WINDOWS", "above", List.of(named("a", "老年优待证")));
        var above = new CategoryPart("above", "上级", null, "WINDOWS", null, List.of());
        assertThat(take(new CatalogueDocument(List.of(below, above), TestGuide.channels())).added()).isEqualTo(1);
        assertThat(guide.item(idOf("a")).await().indefinitely().category()).isEqualTo("below");
    }

    @Test
    void manyEditorsAtOnceAreServedOneAfterTheOther() {
        var documents = IntStream.range(0, 8)
                .mapToObj(i -> document(named("a", "老年优待证" + i), named("b" + i, "失业证")))
                .map(document -> new CatalogueStore.Order(hall, document, Map.of("desk", new DeskId(hall, 1)), false))
                .map(store::take)
                .toList();
        Uni.join().all(documents).andFailFast().await().indefinitely();
        var offers = guide.offers(hall).await().indefinitely();
        assertThat(offers).hasSize(2);
    }

    @Test
    void severalReplicasFillAnEmptyHallOnce() {
        var order = new CatalogueStore.Order(hall, document(named("a", "老年优待证"), named("b", "失业证")),
                Map.of("desk", new DeskId(hall, 1)), true);
        var all = Uni.join().all(IntStream.range(0, 6).mapToObj(i -> store.takeFirst(order)).toList()).andFailFast()
                .await().indefinitely();
        assertThat(all.stream().mapToInt(Counts::added).sum()).isEqualTo(2);
        assertThat(guide.offers(hall).await().indefinitely()).hasSize(2);
    }

    @Test
    void aHallWithAThousandItemsIsTakenOverInOneGo() {
        var many = IntStream.range(0, 1000).mapToObj(i -> named("i" + i, "办理第" + i + "种证件")).toList();
        var categories = List.of(new CategoryPart("x", "一", null, "WINDOWS", null, many.subList(0, 500)),
                new CategoryPart("y", "二", null, "WINDOWS", null, many.subList(500, 1000)));
        assertThat(take(new CatalogueDocument(categories, TestGuide.channels())).added()).isEqualTo(1000);
        assertThat(take(new CatalogueDocument(categories.subList(0, 1), TestGuide.channels())))
                .isEqualTo(new Counts(0, 0, 500, 500));
    }
}
