package cn.bianmin.booking.challenge;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * How long a puzzle is. On an ordinary day there is none; it grows with the places that the caller's network has already, and with
 * what comes in at the hall from people who are not signed in.
 *
 * <p>
 * A browser tries some 200,000 numbers a second: {@value #SHORTEST} take a tenth of a second, {@value #LONGEST} some seconds.
 */
@ApplicationScoped
class Difficulty {

    static final int SHORTEST = 20_000;
    static final int LONGEST = 2_000_000;
    /** Each place more of one network takes so many times as long. */
    private static final int STEP = 4;

    private final int free;
    private final int calm;

    /**
     * @param free so many places a network has without a puzzle
     * @param calm so many bookings in a minute come in on an ordinary day
     */
    Difficulty(@ConfigProperty(name = "bianmin.booking.network-without-challenge", defaultValue = "2") int free,
            @ConfigProperty(name = "bianmin.booking.calm-per-minute", defaultValue = "60") int calm) {
        this.free = free;
        this.calm = calm;
    }

    /**
     * The largest number of the puzzle; 0 for none.
     *
     * @param places that the network has
     * @param lastMinute bookings of people who are not signed in
     */
    int maxNumber(long places, long lastMinute) {
        if (places < free && lastMinute < calm) {
            return 0;
        }
        var work = SHORTEST * Math.max(1, (double) lastMinute / calm) * Math.pow(STEP, (double) Math.max(0, places - free));
        return (int) Math.min(LONGEST, work);
    }

    /** Whether a puzzle of that length will do: what was asked for may have grown a step while it was being solved. */
    static boolean isEnough(int solved, int asked) {
        return (long) solved * STEP >= asked;
    }
}
