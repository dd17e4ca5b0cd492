package cn.bianmin.screens;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

import cn.bianmin.content.ContentKind;
import cn.bianmin.content.Job;
import cn.bianmin.content.Published;

/** How a content is said in plain words, where nothing lays it out. */
final class Wording {

    private Wording() {
    }

    static FeedEntry entry(Published content) {
        return new FeedEntry(content.content(), kind(content.kind()), content.title(), text(content.job(), content.body()),
                content.source(), content.link(), shownSince(content), content.until());
    }

    /** What a reader takes for its publication: what was published ahead is new when it begins. */
    static Instant shownSince(Published content) {
        return content.from().isAfter(content.publishedAt()) ? content.from() : content.publishedAt();
    }

    static String kind(ContentKind kind) {
        return switch (kind) {
            case JOB -> "招聘信息";
            case SOCIAL_SECURITY_NEWS -> "社保动态";
            case EMPLOYMENT_NEWS -> "就业动态";
            case RIGHTS_SERVICE -> "权益服务";
            case POLICY -> "政策法规";
            case NOTICE -> "通知公告";
            case QUESTION -> "常见问题";
            case HALL_RULE -> "大厅制度";
            case SIX_PUBLICS -> "六公开";
        };
    }

    /** A job's parts one a line, then the body. */
    static String text(@Nullable Job job, String body) {
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
