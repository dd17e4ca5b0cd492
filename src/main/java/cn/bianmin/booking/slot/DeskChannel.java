package cn.bianmin.booking.slot;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;

/** Whose places one row of {@code slot_day} holds, on each day. */
public record DeskChannel(DeskId desk, Channel channel) {
}
