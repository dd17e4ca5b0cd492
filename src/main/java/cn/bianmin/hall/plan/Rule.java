package cn.bianmin.hall.plan;

import jakarta.validation.constraints.NotNull;

import cn.bianmin.platform.text.PlainText;

/** One of the hall's booking rules (预约规则), as shown to citizens. */
public record Rule(@NotNull @PlainText(max = 40) String title,
        @NotNull @PlainText(max = 100) String titleEn,
        @NotNull @PlainText(max = 1_000, multiline = true) String text,
        @NotNull @PlainText(max = 2_000, multiline = true) String textEn) {
}
