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
 *                                       REPLACED ◀──────────────┘
 *   from every state left of EXPIRED: withdraw ──▶ WITHDRAWN
 * </pre>
 */
public enum ContentState {
    /** Being written. */
    DRAFT,
    /** Before its reviewers; nobody changes it meanwhile. */
    SUBMITTED,
    /** By a second person; nobody sees it yet. */
    APPROVED,
    /** On show while its period lasts. */
    PUBLISHED,
    /** Its period is over. */
    EXPIRED,
    /** Taken down, or dropped while it was in work. */
    WITHDRAWN,
    /** A later version of the same content took its place. */
    REPLACED
}
