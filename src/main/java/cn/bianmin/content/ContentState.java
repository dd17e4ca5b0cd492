package cn.bianmin.content;

/**
 * The life of one version.
 *
 * <pre>
 *            submit            approve            publish
 *   DRAFT ───────────▶ SUBMITTED ─────▶ APPROVED ─────────▶ PUBLISHED ──▶ EXPIRED
 *     ▲                    │                │                   │
 *     └───── return ───────┘           (edited)            (next version published)
 *                                           ▼                   ▼
 *                                        REPLACED ◀─────────────┘
 *   from every state left of EXPIRED: withdraw ──▶ WITHDRAWN
 * </pre>
 */
enum ContentState {
    DRAFT,
    SUBMITTED,
    APPROVED,
    PUBLISHED,
    /** Its period is over. */
    EXPIRED,
    WITHDRAWN,
    /** A later version of the same content took its place. */
    REPLACED
}
