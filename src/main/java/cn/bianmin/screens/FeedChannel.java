package cn.bianmin.screens;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

import cn.bianmin.content.ContentKind;

/** What can be subscribed to; the word in the address and the title a reader sees. */
enum FeedChannel {

    JOBS("jobs", "招聘信息", Set.of(ContentKind.JOB)),
    SOCIAL_SECURITY("social-security", "社保就业", Set.of(ContentKind.SOCIAL_SECURITY_NEWS, ContentKind.EMPLOYMENT_NEWS,
            ContentKind.RIGHTS_SERVICE)),
    POLICIES("policies", "政策法规", Set.of(ContentKind.POLICY)),
    NOTICES("notices", "通知公告", Set.of(ContentKind.NOTICE, ContentKind.HALL_RULE)),
    /** No content but the line's; empty until there is one. */
    CALLS("calls", "叫号信息", Set.of());

    final String word;
    final String title;
    // Set.of cannot be changed, which its type does not say.
    @SuppressWarnings("ImmutableEnumChecker")
    final Set<ContentKind> kinds;

    FeedChannel(String word, String title, Set<ContentKind> kinds) {
        this.word = word;
        this.title = title;
        this.kinds = kinds;
    }

    static Optional<FeedChannel> of(String word) {
        return Arrays.stream(values()).filter(channel -> channel.word.equals(word)).findFirst();
    }
}
