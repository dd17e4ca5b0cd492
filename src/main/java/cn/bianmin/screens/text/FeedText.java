package cn.bianmin.screens.text;

import java.time.Instant;
import java.util.Map;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;
import cn.bianmin.content.Published;

/** How a content is said in plain words, where nothing lays it out. */
public final class FeedText {

    private static final Map<ContentKind, String> KINDS = Map.of(
            ContentKind.JOB, "招聘信息",
            ContentKind.SOCIAL_SECURITY_NEWS, "社保动态",
            ContentKind.EMPLOYMENT_NEWS, "就业动态",
            ContentKind.RIGHTS_SERVICE, "权益服务",
            ContentKind.POLICY, "政策法规",
            ContentKind.NOTICE, "通知公告",
            ContentKind.QUESTION, "常见问题",
            ContentKind.HALL_RULE, "大厅制度",
            ContentKind.SIX_PUBLICS, "六公开");

    private FeedText() {
    }

    public static FeedEntry entry(Published content) {
        return new FeedEntry(content.content(), kind(content.kind()), content.title(), text(content.job(), content.body()),
                content.source(), content.link(), shownSince(content), content.until());
    }

    /** What a reader takes for its publication: what was published ahead is new when it begins. */
    public static Instant shownSince(Published content) {
        return content.from().isAfter(content.publishedAt()) ? content.from() : content.publishedAt();
    }

    public static String kind(ContentKind kind) {
        return Objects.requireNonNull(KINDS.get(kind));
    }

    /** A job's parts one a line, then the body. */
    public static String text(@Nullable Job job, String body) {
        return job == null ? body : (parts(job) + body).stripTrailing();
    }

    private static String parts(Job job) {
        return """
                单位：%s
                岗位：%s
                人数：%d人
                工资：%s
                地点：%s
                联系：%s
                截止：%s
                """.formatted(job.employer(), job.post(), job.wanted(), job.wage(), job.place(), job.contact(), job.until());
    }
}
