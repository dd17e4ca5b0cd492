package cn.bianmin.guide;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

import cn.bianmin.hall.HallId;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * The whole catalogue of a hall at one version, as it is kept in memory; it never changes.
 *
 * <p>
 * Categories and items stand in the order of the tree; retired items come along, because bookings and cases refer to them.
 */
public final class HallCatalogue {

    public final HallId hall;
    public final int version;
    public final List<Category> categories;
    public final List<Item> items;
    public final Map<Channel, ChannelText> channels;
    final List<Offer> offers;
    private final Map<Integer, Item> itemsByNumber = new HashMap<>();
    /** Answers made beforehand: booking asks tens of thousands of times a second. */
    private final Map<Integer, Map<Channel, Uni<Offer>>> offersByNumber = new HashMap<>();

    public HallCatalogue(HallId hall, int version, List<Category> categories, List<Item> items,
            Map<Channel, ChannelText> channels) {
        this.hall = hall;
        this.version = version;
        this.categories = List.copyOf(categories);
        this.items = List.copyOf(items);
        this.channels = Map.copyOf(channels);
        this.offers = items.stream().filter(item -> !item.retired()).flatMap(item -> item.offers().stream()).toList();
        items.forEach(item -> itemsByNumber.put(item.id().number(), item));
        items.stream().filter(item -> !item.retired())
                .forEach(item -> offersByNumber.put(item.id().number(), new EnumMap<>(Channel.class)));
        offers.forEach(offer -> offersOf(offer.item()).put(offer.channel(), Uni.createFrom().item(offer)));
    }

    @Nullable
    public Item item(ItemId id) {
        return itemsByNumber.get(id.number());
    }

    /** 404 {@code unknown-item} also when it is retired; 422 {@code channel-not-offered}. */
    Uni<Offer> offer(ItemId id, Channel channel) {
        var known = offersByNumber.get(id.number());
        if (known == null) {
            return Uni.createFrom().failure(new ProblemException(404, "unknown-item"));
        }
        var offer = known.get(channel);
        return offer != null ? offer : Uni.createFrom().failure(new ProblemException(422, "channel-not-offered"));
    }

    private Map<Channel, Uni<Offer>> offersOf(ItemId item) {
        return offersByNumber.computeIfAbsent(item.number(), any -> new EnumMap<>(Channel.class));
    }
}
