package cn.bianmin.screens.feed;

import java.util.Arrays;
import java.util.Optional;

import cn.bianmin.content.ContentKind;

/** What can be subscribed to; the word in the address and the title a reader sees. */
enum FeedChannel {

    JOBS("jobs", "招聘信息"),
    SOCIAL_SECURITY("social-security", "社保就业"),
    POLICIES("policies", "政策法规"),
    NOTICES("notices", "通知公告"),
    /** No content but the line's; empty until there is one. */
    CALLS("calls", "叫号信息");

    final String word;
    final String title;

    FeedChannel(String word, String title) {
        this.word = word;
        this.title = title;
    }

    boolean carries(ContentKind kind) {
        return switch (kind) {
            case JOB -> this == JOBS;
            case SOCIAL_SECURITY_NEWS, EMPLOYMENT_NEWS, RIGHTS_SERVICE -> this == SOCIAL_SECURITY;
            case POLICY -> this == POLICIES;
            case NOTICE, HALL_RULE -> this == NOTICES;
            case QUESTION, SIX_PUBLICS -> false;
        };
    }

    static Optional<FeedChannel> of(String word) {
        return Arrays.stream(values()).filter(channel -> channel.word.equals(word)).findFirst();
    }
}
