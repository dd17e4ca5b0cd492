package cn.bianmin.booking.challenge;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/**
 * The answer to a {@link Challenge}.
 *
 * @param salt as it was given
 * @param number of which the hash was asked for
 * @param signature as it was given
 */
public record Solution(
        @NotNull @Pattern(regexp = "[A-Za-z0-9_.-]{16,100}&") String salt,
        @NotNull @Min(0) Integer number,
        @NotNull @Pattern(regexp = "[0-9a-f]{64}") String signature) {
}
