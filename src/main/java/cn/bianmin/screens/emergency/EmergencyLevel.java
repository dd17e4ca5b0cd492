package cn.bianmin.screens.emergency;

/** How grave it is; the graver covers the other. */
enum EmergencyLevel {
    /** 提示. */
    INFO,
    /** 警示. */
    WARNING,
    /** 紧急: leave the house. */
    DANGER
}
