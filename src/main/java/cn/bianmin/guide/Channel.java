package cn.bianmin.guide;

/** The four ways to come by a place (seed 3). */
public enum Channel {
    /** 普通预约: come to the desk in the booked period, called before walk-ins. */
    ORDINARY,
    /** 立等可取: finished and picked up the same day. */
    SAME_DAY,
    /** 上门服务: staff come to people who cannot move easily, after pre-review. */
    HOME_VISIT,
    /** 场内绿色通道: no queue, straight to the green window. */
    GREEN
}
