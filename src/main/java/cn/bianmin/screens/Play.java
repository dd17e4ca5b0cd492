package cn.bianmin.screens;

import java.time.Instant;
import java.util.UUID;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/**
 * One page that was shown.
 *
 * @param at when it began
 * @param seconds how long
 */
record Play(@NotNull UUID content, @NotNull Instant at, @Min(1) @Max(86_400) int seconds) {
}
