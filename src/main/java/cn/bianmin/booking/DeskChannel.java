package cn.bianmin.booking;

import cn.bianmin.guide.Channel;
import cn.bianmin.hall.DeskId;

/** Whose places one row of {@code slot_day} holds, on each day. */
record DeskChannel(DeskId desk, Channel channel) {
}
