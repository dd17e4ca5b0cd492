package cn.bianmin.identity.device;

import cn.bianmin.identity.Roles;

/** What hangs on the wall or stands in the hall. */
public enum DeviceKind {
    /** 自助一体机: a citizen touches it. */
    KIOSK(Roles.KIOSK),
    /** An LED screen or a television: it only shows. */
    SCREEN(Roles.SCREEN);

    private final String role;

    DeviceKind(String role) {
        this.role = role;
    }

    public String role() {
        return role;
    }
}
