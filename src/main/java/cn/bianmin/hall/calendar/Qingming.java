package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.time.Month;
import java.time.ZoneOffset;
import java.time.temporal.JulianFields;

/**
 * The day of Qingming: the day in China on which the apparent longitude of the sun reaches 15° (GB/T 33661-2017).
 *
 * <p>
 * The longitude follows J. Meeus, Astronomical Algorithms, chapter 25 (low accuracy, 0.01°, a quarter of an hour). From 2000 to
 * 2060 the sun never reaches 15° that close to midnight.
 */
final class Qingming {

    private static final double LONGITUDE = 15;
    private static final int EARLIEST_DAY = 3;
    /** Noon of 1 January 2000, as a Julian day. */
    private static final double J2000 = 2_451_545.0;
    private static final double DAYS_OF_A_CENTURY = 36_525;
    /** Midnight at the end of a day in China is 16:00 UTC of that day; a Julian day begins at noon. */
    private static final double END_OF_DAY_IN_CHINA = 4 / 24.0;

    private Qingming() {
    }

    static LocalDate of(int year) {
        var day = LocalDate.of(year, Month.APRIL, EARLIEST_DAY);
        while (longitudeAtTheEndOf(day) < LONGITUDE) {
            day = day.plusDays(1);
        }
        return day;
    }

    private static double longitudeAtTheEndOf(LocalDate day) {
        var julianDay = day.atStartOfDay(ZoneOffset.UTC).getLong(JulianFields.JULIAN_DAY) + END_OF_DAY_IN_CHINA;
        var centuries = (julianDay - J2000) / DAYS_OF_A_CENTURY;
        var mean = 280.46646 + centuries * (36_000.76983 + centuries * 0.0003032);
        var anomaly = Math.toRadians(357.52911 + centuries * (35_999.05029 - centuries * 0.0001537));
        var centre = (1.914602 - centuries * 0.004817) * Math.sin(anomaly)
                + (0.019993 - centuries * 0.000101) * Math.sin(2 * anomaly)
                + 0.000289 * Math.sin(3 * anomaly);
        var nutationAndAberration = -0.00569 - 0.00478 * Math.sin(Math.toRadians(125.04 - 1934.136 * centuries));
        return (mean + centre + nutationAndAberration) % 360;
    }
}
