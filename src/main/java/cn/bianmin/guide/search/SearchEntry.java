package cn.bianmin.guide.search;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Item;
import cn.bianmin.guide.Material;
import cn.bianmin.hall.FindableTexts;

/**
 * Something that can be searched for in a hall.
 *
 * @param id as the feature that owns it writes it in URLs
 * @param title what is shown, and found first
 * @param keywords other words people use for it
 * @param text everything else it says; found last
 */
public record SearchEntry(Kind kind, String id, String title, @Nullable String titleEn, List<String> keywords, String text) {

    /** What a hit leads to. */
    public enum Kind {
        /** 事项. */
        ITEM,
        /** 政策法规. */
        POLICY,
        /** 常见问题. */
        QUESTION;

        IndexPartition shelf() {
            return this == ITEM ? IndexPartition.ITEMS : IndexPartition.TEXTS;
        }
    }

    public SearchEntry {
        keywords = List.copyOf(keywords);
    }

    public static SearchEntry of(Item item) {
        var materials = item.materials().stream().map(Material::name);
        var rest = Stream.of(item.legalBasis(), item.fee().text(), item.tips());
        var text = Stream.of(materials, item.steps().stream(), rest).flatMap(part -> part).collect(Collectors.joining("\n"));
        return new SearchEntry(Kind.ITEM, item.id().toString(), item.name(), item.nameEn(), item.keywords(), text);
    }

    public static SearchEntry of(FindableTexts.Text text) {
        return new SearchEntry(Kind.valueOf(text.kind().name()), text.id(), text.title(), null, List.of(), text.body());
    }
}
