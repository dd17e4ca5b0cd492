package cn.bianmin.hall.calendar;

import java.time.LocalDate;
import java.time.temporal.JulianFields;

/**
 * The day in China of a new moon, with which a lunar month begins (GB/T 33661-2017).
 *
 * <p>
 * The moment follows J. Meeus, Astronomical Algorithms, chapter 49, to half a minute. ICU's calendar is sure to a quarter of an hour
 * only: it begins the lunar years 2027 and 2030 on the wrong side of midnight.
 */
final class NewMoon {

    /** The new moon of 6 January 2000, as a Julian day. */
    private static final double FIRST = 2_451_550.09766;
    private static final double DAYS_OF_A_MONTH = 29.530588861;
    private static final double MONTHS_OF_A_CENTURY = 1_236.85;
    /** The clock is so many seconds behind the uniform time of the formula, within half a minute from 2014 to 2060. */
    private static final double CLOCK_BEHIND = 75 / 86_400.0;
    /** A Julian day begins at noon, and the clock in China is eight hours ahead of UTC. */
    private static final double MIDNIGHT_IN_CHINA = 0.5 + 8 / 24.0;

    /** Argument in degrees at the first new moon, its growth a month, and the size of the term in millionths of a day. */
    private static final double[][] PLANETS = { { 299.77, 0.107408, 325 }, { 251.88, 0.016321, 165 },
            { 251.83, 26.651886, 164 },
            { 349.42, 36.412478, 126 }, { 84.66, 18.206239, 110 }, { 141.74, 53.303771, 62 }, { 207.14, 2.453732, 60 },
            { 154.84, 7.306860, 56 }, { 34.52, 27.261239, 47 }, { 207.19, 0.121824, 42 }, { 291.34, 1.844379, 40 },
            { 161.72, 24.198154, 37 }, { 239.56, 25.513099, 35 }, { 331.55, 3.592518, 23 } };

    private NewMoon() {
    }

    /** The day of the new moon that is nearest to this day. */
    static LocalDate nearest(LocalDate day) {
        var months = Math.round((day.getLong(JulianFields.JULIAN_DAY) - FIRST) / DAYS_OF_A_MONTH);
        return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY,
                (long) Math.floor(moment(months) - CLOCK_BEHIND + MIDNIGHT_IN_CHINA));
    }

    /** Of the new moon so many months after the first one. */
    private static double moment(long months) {
        var centuries = months / MONTHS_OF_A_CENTURY;
        var square = centuries * centuries;
        var sum = FIRST + DAYS_OF_A_MONTH * months + 0.00015437 * square + moonAndSun(months, centuries);
        for (var term : PLANETS) {
            sum += term[2] / 1_000_000 * sine(term[0] + term[1] * months);
        }
        return sum;
    }

    private static double moonAndSun(long months, double centuries) {
        var square = centuries * centuries;
        var sun = 2.5534 + 29.10535670 * months - 0.0000014 * square;
        var moon = 201.5643 + 385.81693528 * months + 0.0107582 * square;
        var latitude = 160.7108 + 390.67050284 * months - 0.0016118 * square;
        var node = 124.7746 - 1.56375588 * months + 0.0020672 * square;
        var orbit = 1 - 0.002516 * centuries - 0.0000074 * square;
        return -0.40720 * sine(moon)
                + 0.17241 * orbit * sine(sun)
                + 0.01608 * sine(2 * moon)
                + 0.01039 * sine(2 * latitude)
                + 0.00739 * orbit * sine(moon - sun)
                - 0.00514 * orbit * sine(moon + sun)
                + 0.00208 * orbit * orbit * sine(2 * sun)
                - 0.00111 * sine(moon - 2 * latitude)
                - 0.00057 * sine(moon + 2 * latitude)
                + 0.00056 * orbit * sine(2 * moon + sun)
                - 0.00042 * sine(3 * moon)
                + 0.00042 * orbit * sine(sun + 2 * latitude)
                + 0.00038 * orbit * sine(sun - 2 * latitude)
                - 0.00024 * orbit * sine(2 * moon - sun)
                - 0.00017 * sine(node)
                - 0.00007 * sine(moon + 2 * sun);
    }

    private static double sine(double degrees) {
        return Math.sin(Math.toRadians(degrees));
    }
}
