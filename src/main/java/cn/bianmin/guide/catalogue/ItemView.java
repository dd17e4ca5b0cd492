package cn.bianmin.guide.catalogue;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.Fee;
import cn.bianmin.guide.HallCatalogue;
import cn.bianmin.guide.Handling;
import cn.bianmin.guide.Item;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.Material;
import cn.bianmin.guide.MaterialClass;
import cn.bianmin.guide.Offer;
import cn.bianmin.hall.Desk;
import cn.bianmin.hall.DeskId;
import cn.bianmin.hall.WindowView;

/**
 * An item as clients see it: the nine fields of the guide (seed 2), and how it can be booked.
 *
 * @param materials principal ones first
 * @param place where to go (办公地点); absent when the desk is gone
 * @param retired no longer offered; shown because a booking or case refers to it
 */
record ItemView(ItemId item, String code, String name, @Nullable String nameEn, String category, Handling handling,
        String legalBasis, int statutoryDays, int promisedDays, Fee fee, List<MaterialView> materials, List<String> steps,
        String tips, @Nullable PlaceView place, List<String> keywords, List<ChannelView> channels, boolean sample,
        boolean retired) {

    /** {@code class} is {@code PRINCIPAL}, {@code NON_PRINCIPAL} or {@code ATTACHMENT}. */
    record MaterialView(String name, @JsonProperty("class") MaterialClass materialClass, int copies, boolean original,
            String note) {
    }

    /** A desk with its floor and windows. */
    record PlaceView(DeskId desk, String name, String nameEn, int floor, List<WindowView> windows) {
    }

    /** A channel with who it is for, the conditions and the steps; for this item narrower where it says so. */
    record ChannelView(Channel channel, String name, @Nullable String nameEn, String who, @Nullable String whoEn,
            String conditions, @Nullable String conditionsEn, List<String> steps, List<String> stepsEn, int handlingMinutes,
            @Nullable PlaceView place) {
    }

    static ItemView of(Item item, HallCatalogue catalogue, Collection<Desk> desks) {
        var materials = item.materials().stream()
                .sorted(Comparator.comparing(Material::materialClass))
                .map(material -> new MaterialView(material.name(), material.materialClass(), material.copies(),
                        material.original(), material.note()))
                .toList();
        var channels = item.offers().stream().flatMap(offer -> channel(offer, catalogue, desks)).toList();
        return new ItemView(item.id(), item.code(), item.name(), item.nameEn(), item.category(), item.handling(),
                item.legalBasis(), item.statutoryDays(), item.promisedDays(), item.fee(), materials, item.steps(), item.tips(),
                place(item.desk(), desks), item.keywords(), channels, item.sample(), item.retired());
    }

    /** An item's own words are in Chinese only: the channel's English would then say something else, so it is left out. */
    private static Stream<ChannelView> channel(Offer offer, HallCatalogue catalogue, Collection<Desk> desks) {
        var text = catalogue.channels.get(offer.channel());
        if (text == null) {
            return Stream.empty();
        }
        var who = offer.who();
        var conditions = offer.conditions();
        return Stream.of(new ChannelView(offer.channel(), text.name(), text.nameEn(),
                who == null ? text.who() : who, who == null ? text.whoEn() : null,
                conditions == null ? text.conditions() : conditions, conditions == null ? text.conditionsEn() : null,
                text.steps(), text.stepsEn(), offer.handlingMinutes(), place(offer.desk(), desks)));
    }

    private static @Nullable PlaceView place(DeskId id, Collection<Desk> desks) {
        return desks.stream()
                .filter(desk -> desk.id().equals(id))
                .findFirst()
                .map(desk -> new PlaceView(id, desk.name(), desk.nameEn(), desk.floor(), desk.windows()))
                .orElse(null);
    }
}
