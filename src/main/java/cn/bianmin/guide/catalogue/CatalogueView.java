package cn.bianmin.guide.catalogue;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Category;
import cn.bianmin.guide.CategoryGroup;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ChannelText;
import cn.bianmin.guide.HallCatalogue;
import cn.bianmin.guide.Handling;
import cn.bianmin.guide.Item;
import cn.bianmin.guide.ItemId;
import cn.bianmin.guide.Offer;
import cn.bianmin.hall.HallId;

/**
 * The whole tree as clients see it: groups, categories, items.
 *
 * @param channels the channels' own words, shown before booking
 */
record CatalogueView(HallId hall, List<GroupView> groups, List<ChannelText> channels) {

    /** The name under which the three green classes stand beside the groups of categories. */
    private static final String GREEN_CLASSES = "GREEN";

    /** {@code HOUSING}, {@code WINDOWS}, or {@code GREEN}: the items that can be had in the three green classes. */
    record GroupView(String group, String name, String nameEn, List<CategoryView> categories) {
    }

    /** A category with those below it; {@code channel} is set for a green class. */
    record CategoryView(String code, String name, @Nullable String nameEn, @Nullable Channel channel,
            List<CategoryView> categories, List<ItemLine> items) {
    }

    /** What the tree says of an item. */
    record ItemLine(ItemId item, String code, String name, @Nullable String nameEn, Handling handling, int promisedDays,
            List<Channel> channels, boolean sample) {

        static ItemLine of(Item item) {
            return new ItemLine(item.id(), item.code(), item.name(), item.nameEn(), item.handling(), item.promisedDays(),
                    item.offers().stream().map(Offer::channel).toList(), item.sample());
        }
    }

    static CatalogueView of(HallCatalogue catalogue) {
        var live = catalogue.items.stream().filter(item -> !item.retired()).toList();
        List<GroupView> groups = new ArrayList<>();
        for (var group : CategoryGroup.values()) {
            var roots = catalogue.categories.stream()
                    .filter(category -> category.group() == group && category.parent() == null)
                    .map(category -> branch(category, catalogue.categories, live))
                    .toList();
            groups.add(new GroupView(group.name(), group.title, group.titleEn, roots));
        }
        var classes = Stream.of(Channel.SAME_DAY, Channel.HOME_VISIT, Channel.GREEN)
                .map(catalogue.channels::get)
                .filter(Objects::nonNull)
                .map(text -> greenClass(text, live))
                .toList();
        groups.add(new GroupView(GREEN_CLASSES, "绿色通道", "Green channels", classes));
        var texts = catalogue.channels.values().stream().sorted(Comparator.comparing(ChannelText::channel)).toList();
        return new CatalogueView(catalogue.hall, groups.stream().filter(group -> !group.categories().isEmpty()).toList(),
                texts);
    }

    private static CategoryView branch(Category category, List<Category> all, List<Item> items) {
        var below = all.stream()
                .filter(other -> category.code().equals(other.parent()))
                .map(other -> branch(other, all, items))
                .toList();
        var own = items.stream().filter(item -> item.category().equals(category.code())).map(ItemLine::of).toList();
        return new CategoryView(category.code(), category.name(), category.nameEn(), null, below, own);
    }

    private static CategoryView greenClass(ChannelText text, List<Item> items) {
        var offered = items.stream()
                .filter(item -> item.offers().stream().anyMatch(offer -> offer.channel() == text.channel()))
                .map(ItemLine::of)
                .toList();
        return new CategoryView(text.channel().name(), text.name(), text.nameEn(), text.channel(), List.of(), offered);
    }
}
