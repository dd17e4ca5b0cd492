package cn.bianmin.guide;

/** What a missing material means (seed 1): it decides between 退回 and 补办. */
public enum MaterialClass {
    /** 主件: without it the case is returned. */
    PRINCIPAL,
    /** 非主体材料: may be promised and brought later. */
    NON_PRINCIPAL,
    /** 附件: a few may be brought later. */
    ATTACHMENT
}
