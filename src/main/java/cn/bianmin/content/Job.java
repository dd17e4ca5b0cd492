package cn.bianmin.content;

import java.time.LocalDate;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

import cn.bianmin.platform.text.PlainText;

/**
 * A job announcement (招聘信息) in its parts, as a screen lays them out.
 *
 * @param wanted how many people
 * @param wage as the employer says it: {@code 4500-6000元/月}
 * @param until the last day to apply, in the hall's zone
 */
public record Job(
        @NotNull @PlainText(max = 60) String employer,
        @NotNull @PlainText(max = 60) String post,
        @Min(1) @Max(9_999) int wanted,
        @NotNull @PlainText(max = 60) String wage,
        @NotNull @PlainText(max = 120) String place,
        @NotNull @PlainText(max = 120) String contact,
        @NotNull LocalDate until) {
}
