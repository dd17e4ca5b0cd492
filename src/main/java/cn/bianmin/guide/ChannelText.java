package cn.bianmin.guide;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What is shown of a channel before booking (seed 3).
 *
 * @param who who it is for (服务对象)
 * @param conditions what must be given (申请条件)
 * @param steps how booking goes (预约流程)
 */
public record ChannelText(Channel channel, String name, @Nullable String nameEn, String who, @Nullable String whoEn,
        String conditions, @Nullable String conditionsEn, List<String> steps, List<String> stepsEn) {

    public ChannelText {
        steps = List.copyOf(steps);
        stepsEn = List.copyOf(stepsEn);
    }
}
