package cn.bianmin.guide;

import java.util.Comparator;
import java.util.List;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.DeskId;

/**
 * An item in one of the channels it can be booked in.
 *
 * @param itemName the item's name in Chinese, as it stands on the booking slip
 * @param desk who serves it in this channel: the item's own desk, the green window or the home-visit team
 * @param handlingMinutes how long serving it takes
 * @param materials the names of everything to bring, principal ones first
 * @param who for whom this item is offered here when narrower than the channel's own text
 * @param conditions the conditions here when narrower than the channel's own text
 */
public record Offer(ItemId item, String itemName, DeskId desk, Channel channel, int handlingMinutes, List<String> materials,
        @Nullable String who, @Nullable String conditions) {

    public static final Comparator<Offer> BY_CHANNEL = Comparator.comparing(Offer::channel);

    public Offer {
        materials = List.copyOf(materials);
    }
}
