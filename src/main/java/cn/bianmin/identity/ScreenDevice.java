package cn.bianmin.identity;

import cn.bianmin.hall.HallId;

/**
 * A screen as the admin announced it.
 *
 * @param enrolled whether the code was typed at it
 */
public record ScreenDevice(HallId hall, DeviceId id, String name, boolean enrolled) {
}
