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
    /** Editors write it. */
    DRAFT,
    /** Reviewers read it; nobody changes it meanwhile. */
    SUBMITTED,
    /** A second person has approved it; the public does not see it yet. */
    APPROVED,
    /** The public sees it while its period lasts. */
    PUBLISHED,
    /** Its period is over. */
    EXPIRED,
    /** Somebody took it down, or dropped it while it was in work. */
    WITHDRAWN,
    /** A later version of the same content took its place. */
    REPLACED
}
