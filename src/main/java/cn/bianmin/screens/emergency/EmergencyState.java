package cn.bianmin.screens.emergency;

/** The life of an emergency insert; the picture stands in {@code V009__emergency.sql}. */
enum EmergencyState {
    /** Asked for; shown nowhere until a second person confirms it. */
    PENDING,
    /** On the screens. */
    ACTIVE,
    /** It was on the screens. */
    OVER,
    /** It never was: taken back, or not confirmed in time. */
    LAPSED
}
