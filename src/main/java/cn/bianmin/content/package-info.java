/**
 * What a hall publishes: jobs, news, policies, notices, questions and rules, each approved by a second person.
 *
 * <p>
 * The feature answers two questions. What does the public see now? ({@link cn.bianmin.content.Contents} for other features, the
 * room {@code published} for readers.) What do the staff have in work? (The room {@code life}.)
 *
 * <h2>States</h2> A content has versions; each version lives once through this:
 *
 * <pre>
 *   write        submit           approve           publish
 *  ───────▶ DRAFT ────▶ SUBMITTED ─────▶ APPROVED ───────▶ PUBLISHED ──▶ EXPIRED
 *             ▲              │               │                 │
 *             └─── return ───┘               └── REPLACED ◀────┘  by the next version
 *  from every state left of EXPIRED: withdraw ──▶ WITHDRAWN
 * </pre>
 *
 * At most one version of a content is on show and at most one is in work; two partial unique indexes hold that. Nobody approves a
 * version of which they wrote a part; the constraint {@code own_content} holds that.
 *
 * <h2>Lock order</h2> Whoever takes a step locks the row of {@code content} first and changes its versions after it; the job that
 * expires contents skips rows that are locked. An import locks its own row, then the fingerprints of its rows in their order,
 * then writes new contents. The number of running imports and of sources of a hall is counted under an advisory lock of the hall.
 *
 * <h2>How a request flows</h2> A resource asks who is calling and whether they work at the hall, {@code writing} checks the words,
 * and one transaction takes the step with its row in the history, its audit entry and its event {@code content.changed}. An import
 * is read at once ({@code imports}), stored, and becomes drafts slice by slice in a job; a feed ({@code source}) becomes an import.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.content;
