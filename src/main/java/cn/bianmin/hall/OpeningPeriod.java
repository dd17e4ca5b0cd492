package cn.bianmin.hall;

import java.time.LocalTime;

import com.fasterxml.jackson.annotation.JsonFormat;

/**
 * One stretch of opening within a day, in the hall's zone.
 *
 * @param from the first minute somebody is served
 * @param to the minute the windows close; later than {@code from}
 */
public record OpeningPeriod(@JsonFormat(pattern = "HH:mm") LocalTime from, @JsonFormat(pattern = "HH:mm") LocalTime to) {

    public OpeningPeriod {
        if (!from.isBefore(to)) {
            throw new IllegalArgumentException("An opening period ends after it begins: " + from + "-" + to);
        }
    }

    /** True from the first minute until just before closing. */
    public boolean contains(LocalTime time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
