package cn.bianmin.screens.setting;

/** What hangs there. */
public enum ScreenKind {
    /** An LED wall of few, huge dots: one thing at a time. */
    LED,
    /** A television of 1080 lines: a column, a marquee, the clock. */
    TV,
    /** The idle page of a terminal. */
    KIOSK
}
