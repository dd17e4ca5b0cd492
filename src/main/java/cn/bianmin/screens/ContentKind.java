package cn.bianmin.screens;

/** Stands here until the feature content brings its own. */
enum ContentKind {
    JOB,
    SOCIAL_SECURITY_NEWS,
    EMPLOYMENT_NEWS,
    RIGHTS_SERVICE,
    POLICY,
    NOTICE,
    QUESTION,
    HALL_RULE,
    SIX_PUBLICS
}
