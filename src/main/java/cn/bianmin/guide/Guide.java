package cn.bianmin.guide;

import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.guide.catalogue.Catalogues;
import cn.bianmin.hall.HallId;
import cn.bianmin.platform.problem.ProblemException;
import io.smallrye.mutiny.Uni;

/**
 * What can be done in a hall, for the other features.
 *
 * <p>
 * Answers come from memory and are at most 5 s behind a change; asking costs no trip to the database.
 */
@ApplicationScoped
public class Guide {

    private final Catalogues catalogues;

    Guide(Catalogues catalogues) {
        this.catalogues = catalogues;
    }

    /**
     * The item in this channel, for booking it.
     *
     * @return fails with 404 {@code unknown-item}, also for a retired item, or 422 {@code channel-not-offered}
     */
    public Uni<Offer> offer(ItemId item, Channel channel) {
        var atHand = catalogues.atHand(item.hall());
        return atHand != null ? atHand.offer(item, channel)
                : catalogues.of(item.hall()).chain(catalogue -> catalogue.offer(item, channel));
    }

    /**
     * An item with its guide, also when it is {@linkplain Item#retired() retired}.
     *
     * @return fails with 404 {@code unknown-item}
     */
    public Uni<Item> item(ItemId id) {
        return catalogues.of(id.hall()).onItem().transform(catalogue -> {
            var item = catalogue.item(id);
            if (item == null) {
                throw new ProblemException(404, "unknown-item");
            }
            return item;
        });
    }

    /** Everything the hall offers now, in the order of the tree; empty for a hall without a catalogue. */
    public Uni<List<Offer>> offers(HallId hall) {
        return catalogues.of(hall).map(catalogue -> catalogue.offers);
    }
}
