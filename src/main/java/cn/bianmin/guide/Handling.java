package cn.bianmin.guide;

/** How an item is usually handled (六件, seed 1); a case may still turn out otherwise. */
public enum Handling {
    /** 即办件: done on the spot. */
    IMMEDIATE,
    /** 承诺件: done within the promised working days. */
    PROMISED,
    /** 联办件: three or more windows or departments together. */
    JOINT,
    /** 上报件: decided by a county-level or higher department. */
    REPORTED
}
