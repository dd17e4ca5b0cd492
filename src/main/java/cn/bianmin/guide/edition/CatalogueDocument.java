package cn.bianmin.guide.edition;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

import org.jspecify.annotations.Nullable;

import com.fasterxml.jackson.annotation.JsonProperty;

import cn.bianmin.platform.text.PlainText;

/**
 * A hall's whole catalogue as its editors write it: what {@code PUT /api/halls/{hall}/catalogue} takes.
 *
 * <p>
 * Names of channels, classes and desks are plain text here, so that all that is wrong with a document is told at once, each
 * with its place; {@link CatalogueCheck} does so. A missing text is an empty one, a missing number is -1: neither passes.
 */
public record CatalogueDocument(
        @NotEmpty @Size(max = 100) List<@Valid CategoryPart> categories,
        @Size(max = 4) List<@Valid ChannelPart> channels) {

    private static final String CODE = "[a-z0-9][a-z0-9-]{0,39}";

    public CatalogueDocument {
        categories = listed(categories);
        channels = listed(channels);
    }

    /** A category with its items; {@code parent} is the code of another category. */
    public record CategoryPart(
            @Pattern(regexp = CODE, message = "catalogue.code") String code,
            @PlainText(max = 60) String name,
            @Nullable @PlainText(max = 200) String nameEn,
            @Pattern(regexp = "HOUSING|WINDOWS", message = "catalogue.unknown-group") String group,
            @Nullable String parent,
            @Size(max = 500) List<@Valid ItemPart> items) {

        public CategoryPart {
            code = text(code);
            name = text(name);
            group = text(group);
            items = listed(items);
        }
    }

    /** An item with the nine fields of its guide; {@code desk} is a desk's code, days are working days. */
    public record ItemPart(
            @Pattern(regexp = CODE, message = "catalogue.code") String code,
            @PlainText(max = 100) String name,
            @Nullable @PlainText(max = 300) String nameEn,
            String desk,
            @Pattern(regexp = "IMMEDIATE|PROMISED|JOINT|REPORTED", message = "catalogue.unknown-handling") String handling,
            @PlainText(max = 2000, multiline = true) String legalBasis,
            @Min(0) @Max(1000) Integer statutoryDays,
            @Min(0) @Max(1000) Integer promisedDays,
            @Valid FeePart fee,
            @Size(max = 60) List<@Valid MaterialPart> materials,
            @NotEmpty @Size(max = 40) List<@PlainText(max = 500) String> steps,
            @PlainText(min = 0, max = 2000, multiline = true) String tips,
            @Size(max = 40) List<@PlainText(max = 40) String> keywords,
            @Size(max = 4) List<@Valid OfferPart> channels) {

        public ItemPart {
            code = text(code);
            name = text(name);
            desk = text(desk);
            handling = text(handling);
            legalBasis = text(legalBasis);
            statutoryDays = number(statutoryDays);
            promisedDays = number(promisedDays);
            fee = fee == null ? new FeePart(-1, "", "") : fee;
            materials = listed(materials);
            steps = listed(steps);
            tips = text(tips);
            keywords = listed(keywords);
            channels = listed(channels);
        }
    }

    /** The fee in fen, 0 when free. */
    public record FeePart(
            @Min(0) @Max(100_000_000) Integer amountFen,
            @PlainText(max = 500) String text,
            @PlainText(min = 0, max = 500) String basis) {

        public FeePart {
            amountFen = number(amountFen);
            text = CatalogueDocument.text(text);
            basis = CatalogueDocument.text(basis);
        }
    }

    /** Something to bring. */
    public record MaterialPart(
            @PlainText(max = 200) String name,
            @JsonProperty("class") @Pattern(regexp = "PRINCIPAL|NON_PRINCIPAL|ATTACHMENT", message = "catalogue.unknown-class") String materialClass,
            @Min(1) @Max(100) Integer copies,
            boolean original,
            @PlainText(min = 0, max = 500) String note) {

        public MaterialPart {
            name = text(name);
            materialClass = text(materialClass);
            copies = number(copies);
            note = text(note);
        }
    }

    /** An item in a channel, with words of its own where it is narrower than the channel. */
    public record OfferPart(
            @Pattern(regexp = CHANNELS, message = "catalogue.unknown-channel") String channel,
            @Min(1) @Max(480) Integer handlingMinutes,
            @Nullable @PlainText(max = 500) String who,
            @Nullable @PlainText(max = 500) String conditions) {

        public OfferPart {
            channel = text(channel);
            handlingMinutes = number(handlingMinutes);
        }
    }

    /** A channel's own words. */
    public record ChannelPart(
            @Pattern(regexp = CHANNELS, message = "catalogue.unknown-channel") String channel,
            @PlainText(max = 60) String name,
            @Nullable @PlainText(max = 200) String nameEn,
            @PlainText(max = 1000) String who,
            @Nullable @PlainText(max = 1000) String whoEn,
            @PlainText(max = 1000) String conditions,
            @Nullable @PlainText(max = 1000) String conditionsEn,
            @NotEmpty @Size(max = 40) List<@PlainText(max = 500) String> steps,
            @Size(max = 40) List<@PlainText(max = 500) String> stepsEn) {

        public ChannelPart {
            channel = text(channel);
            name = text(name);
            who = text(who);
            conditions = text(conditions);
            steps = listed(steps);
            stepsEn = listed(stepsEn);
        }
    }

    private static final String CHANNELS = "ORDINARY|SAME_DAY|HOME_VISIT|GREEN";

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private static Integer number(@Nullable Integer number) {
        return number == null ? -1 : number;
    }

    private static <T> List<T> listed(@Nullable List<T> list) {
        return list == null ? List.of() : List.copyOf(list);
    }
}
