package cn.bianmin.guide.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.Offer;

/** An item in a channel; a changed list is written anew. */
@Entity(name = "Offer")
@Table(name = "offer")
@IdClass(OfferRow.Key.class)
@Immutable
public class OfferRow {

    record Key(int hall, int item, Channel channel) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Column(name = "item_number")
    public int item;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    Channel channel = Channel.ORDINARY;

    @Column(name = "desk_number")
    int desk;

    @Column(name = "handling_minutes")
    int handlingMinutes;

    @Column(name = "who")
    @Nullable
    String who;

    @Column(name = "conditions")
    @Nullable
    String conditions;

    protected OfferRow() {
    }

    public OfferRow(Offer offer) {
        this.hall = offer.item().hall().value();
        this.item = offer.item().number();
        this.channel = offer.channel();
        this.desk = offer.desk().number();
        this.handlingMinutes = offer.handlingMinutes();
        this.who = offer.who();
        this.conditions = offer.conditions();
    }
}
