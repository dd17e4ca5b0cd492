package cn.bianmin.screens.setting;

import java.util.List;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

import cn.bianmin.content.ContentKind;
import cn.bianmin.platform.text.PlainText;

/**
 * What an admin or the director says about a screen.
 *
 * @param zone where in the hall it hangs: 一楼大厅
 * @param width in dots
 * @param height in dots
 * @param parts of the day; the first that holds a minute counts
 */
public record ScreenSettings(
        @NotNull ScreenKind kind,
        @NotNull @PlainText(min = 0, max = 40) String zone,
        @Min(LEAST_DOTS) @Max(MOST_DOTS) int width,
        @Min(LEAST_DOTS) @Max(MOST_DOTS) int height,
        @NotEmpty @Size(max = MOST_PARTS) List<@NotNull @Valid DayPart> parts) {

    static final int LEAST_DOTS = 16;
    static final int MOST_DOTS = 7_680;
    static final int MOST_PARTS = 12;

    private static final MinuteOfDay MORNING = new MinuteOfDay(0);
    private static final MinuteOfDay MIDNIGHT = MinuteOfDay.parse("24:00");
    private static final int LED_DOTS = 640;
    private static final int TV_WIDTH = 1_920;
    private static final int TV_HEIGHT = 1_080;

    /** 招聘信息 all day and night: what the seed asks of the LED wall of 2.5 m × 2.5 m. */
    public static final ScreenSettings LED = new ScreenSettings(ScreenKind.LED, "", LED_DOTS, LED_DOTS,
            List.of(new DayPart(MORNING, MIDNIGHT, List.of(ContentKind.JOB), 12)));

    /** 社保动态、就业动态、权益服务 and the newest regulations. */
    public static final ScreenSettings TELEVISION = new ScreenSettings(ScreenKind.TV, "", TV_WIDTH, TV_HEIGHT,
            List.of(new DayPart(MORNING, MIDNIGHT, List.of(ContentKind.POLICY, ContentKind.SOCIAL_SECURITY_NEWS,
                    ContentKind.EMPLOYMENT_NEWS, ContentKind.RIGHTS_SERVICE, ContentKind.NOTICE, ContentKind.HALL_RULE,
                    ContentKind.SIX_PUBLICS), 15)));
}
