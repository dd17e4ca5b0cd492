package cn.bianmin.hall;

/** What a day is: to the law (the first four) or, closed by the director, to this hall alone. */
public enum DayKind {
    /** An ordinary working day, or a day the director opens specially. */
    WORKING,
    /** Saturday or Sunday that the State Council's notice does not name. */
    REST,
    /** A day off by the State Council's notice (放假), or by the law itself before the notice is out. */
    HOLIDAY,
    /** A Saturday or Sunday worked in exchange for a day off (调休上班). */
    MAKE_UP_WORKING,
    /** Closed by the director. */
    CLOSED;

    /** True when the law counts the day in a time limit. */
    public boolean isWorking() {
        return this == WORKING || this == MAKE_UP_WORKING;
    }
}
