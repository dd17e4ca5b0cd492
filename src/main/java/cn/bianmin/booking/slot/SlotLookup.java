package cn.bianmin.booking.slot;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BiFunction;

import jakarta.enterprise.context.ApplicationScoped;

import cn.bianmin.booking.Refusal;
import cn.bianmin.booking.SlotId;
import cn.bianmin.guide.Channel;
import cn.bianmin.guide.Guide;
import cn.bianmin.guide.ItemId;
import cn.bianmin.hall.Halls;
import io.smallrye.mutiny.Uni;

/** Looks a slot up in the hall's plan and the guide, from memory, and holds it against the hall's rules. */
@ApplicationScoped
public class SlotLookup {

    private final Halls halls;
    private final Guide guide;
    private final Clock clock;

    SlotLookup(Halls halls, Guide guide, Clock clock) {
        this.halls = halls;
        this.guide = guide;
        this.clock = clock;
    }

    /** What the rules of the moment say of this item in this channel. */
    public Uni<Rules> rules(ItemId item, Channel channel) {
        return guide.offer(item, channel).chain(offer -> halls.plan(item.hall())
                .map(plan -> new Rules(plan, offer, clock.instant())));
    }

    /** The slot for the item, in the slot's own channel; fails with the first {@link Refusal}. */
    public Uni<BookableSlot> of(SlotId slot, ItemId item) {
        return lookUp(slot, item, Rules::refusal);
    }

    /** The slot of a hold, which kept the rules of time when it was taken: who types over the cut-off is not turned away. */
    public Uni<BookableSlot> ofHold(SlotId slot, ItemId item) {
        return lookUp(slot, item, Rules::shape);
    }

    private Uni<BookableSlot> lookUp(SlotId slot, ItemId item, BiFunction<Rules, SlotId, Optional<Refusal>> rule) {
        return rules(item, slot.channel()).map(rules -> {
            rule.apply(rules, slot).ifPresent(refusal -> {
                throw refusal.problem();
            });
            return new BookableSlot(rules.plan(), rules.offer(), slot, rules.minutes());
        });
    }
}
