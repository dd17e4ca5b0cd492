package cn.bianmin.guide.catalogue;

import java.util.List;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

import org.jspecify.annotations.Nullable;

import cn.bianmin.guide.Channel;
import cn.bianmin.guide.ChannelText;

/** A hall's words about a channel. */
@Entity(name = "ChannelText")
@Table(name = "channel_text")
@IdClass(ChannelRow.Key.class)
public class ChannelRow {

    record Key(int hall, Channel channel) {
    }

    @Id
    @Column(name = "hall_id")
    int hall;

    @Id
    @Enumerated(EnumType.STRING)
    @Column(name = "channel")
    public Channel channel = Channel.ORDINARY;

    @Column(name = "name")
    String name = "";

    @Column(name = "name_en")
    @Nullable
    String nameEn;

    @Column(name = "who")
    String who = "";

    @Column(name = "who_en")
    @Nullable
    String whoEn;

    @Column(name = "conditions")
    String conditions = "";

    @Column(name = "conditions_en")
    @Nullable
    String conditionsEn;

    @Column(name = "steps")
    String[] steps = {};

    @Column(name = "steps_en")
    String[] stepsEn = {};

    protected ChannelRow() {
    }

    public ChannelRow(int hall, Channel channel) {
        this.hall = hall;
        this.channel = channel;
    }

    public void say(ChannelText text) {
        name = text.name();
        nameEn = text.nameEn();
        who = text.who();
        whoEn = text.whoEn();
        conditions = text.conditions();
        conditionsEn = text.conditionsEn();
        steps = text.steps().toArray(String[]::new);
        stepsEn = text.stepsEn().toArray(String[]::new);
    }

    ChannelText value() {
        return new ChannelText(channel, name, nameEn, who, whoEn, conditions, conditionsEn, List.of(steps), List.of(stepsEn));
    }
}
