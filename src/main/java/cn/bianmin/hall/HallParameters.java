package cn.bianmin.hall;

import java.time.LocalTime;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * The numbers in the hall's rules; every street differs, {@link #DEFAULTS} are the seeds' values.
 *
 * @param slotMinutes length of a slot
 * @param horizonDays how many days ahead can be booked; the last one opens at the release time
 * @param releaseTime when the last day of the horizon opens (放号), in the hall's zone
 * @param cutOffMinutes booking closes this long before a slot begins
 * @param cancelDeadlineMinutes a citizen cancels or moves at least this long before
 * @param perDayLimit live bookings of one person on one day
 * @param holdMinutes how long a place is kept while the citizen types
 * @param noShowLimit this many no-shows (爽约) pause the person
 * @param cancelLimit this many cancellations pause the person
 * @param pauseDays how long the pause lasts, and how far back is counted
 * @param returnMinMinutes a cancelled place returns no earlier than this
 * @param returnMaxMinutes … and no later than this, at random, so that touts cannot pass it on
 */
public record HallParameters(
        @Min(5) @Max(240) int slotMinutes,
        @Min(1) @Max(90) int horizonDays,
        @NotNull @JsonFormat(pattern = "HH:mm") LocalTime releaseTime,
        @Min(0) @Max(1_440) int cutOffMinutes,
        @Min(0) @Max(10_080) int cancelDeadlineMinutes,
        @Min(1) @Max(20) int perDayLimit,
        @Min(1) @Max(30) int holdMinutes,
        @Min(1) @Max(50) int noShowLimit,
        @Min(1) @Max(50) int cancelLimit,
        @Min(1) @Max(365) int pauseDays,
        @Min(0) @Max(1_440) int returnMinMinutes,
        @Min(0) @Max(1_440) int returnMaxMinutes) {

    /** The seeds' values. */
    public static final HallParameters DEFAULTS = new HallParameters(
            30, 14, LocalTime.of(8, 0), 30, 60, 2, 5, 3, 3, 30, 10, 120);

    @JsonIgnore
    @AssertTrue
    boolean isReturnRangeInOrder() {
        return returnMinMinutes <= returnMaxMinutes;
    }
}
