package cn.bianmin.booking.slot;

import java.util.Comparator;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;

/** Whose places one row of {@code slot_day} holds, on each day; ordered as the rows' primary key. */
public record DeskChannel(DeskId desk, Channel channel) implements Comparable<DeskChannel> {

    private static final Comparator<DeskChannel> ORDER = Comparator
            .<DeskChannel> comparingInt(each -> each.desk().hall().value())
            .thenComparingInt(each -> each.desk().number())
            .thenComparing(each -> each.channel().name());

    @Override
    public int compareTo(DeskChannel other) {
        return ORDER.compare(this, other);
    }
}
