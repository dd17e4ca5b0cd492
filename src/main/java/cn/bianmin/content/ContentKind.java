package cn.bianmin.content;

/** The kind of a content decides where it is shown. */
public enum ContentKind {
    /** 招聘信息, for the LED screen all day and night; has a {@link Job}. */
    JOB,
    /** 社保动态. */
    SOCIAL_SECURITY_NEWS,
    /** 就业动态. */
    EMPLOYMENT_NEWS,
    /** 权益服务. */
    RIGHTS_SERVICE,
    /** 政策法规, newest first on the television. */
    POLICY,
    /** 通知公告. */
    NOTICE,
    /** 常见问题: the title asks, the body answers. */
    QUESTION,
    /** 大厅制度, on the wall and on the kiosk. */
    HALL_RULE,
    /** 六公开: departments, items, procedures, materials, promised limits, fees. */
    SIX_PUBLICS
}
