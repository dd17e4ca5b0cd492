package cn.bianmin.guide;

import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DeskId;

/**
 * An item (事项) with the nine fields of its guide; the place (办公地点) follows from the desk.
 *
 * @param code its stable name within the hall
 * @param nameEn its name in English, when there is one
 * @param category the code of its category
 * @param statutoryDays the limit of the law in working days; 0 is the same day
 * @param promisedDays the hall's own limit in working days, never above the statutory one
 * @param keywords other words people use for it
 * @param offers the channels it can be booked in
 * @param sample true for demonstration content that no authority vouches for
 * @param retired no longer offered; kept because bookings and cases refer to it
 */
public record Item(ItemId id, String code, String name, @Nullable String nameEn, String category, DeskId desk,
        Handling handling,
        String legalBasis, int statutoryDays, int promisedDays, Fee fee, List<Material> materials, List<String> steps,
        String tips,
        List<String> keywords, List<Offer> offers, boolean sample, boolean retired) {

    public Item {
        materials = List.copyOf(materials);
        steps = List.copyOf(steps);
        keywords = List.copyOf(keywords);
        offers = List.copyOf(offers);
    }
}
