/**
 * The append-only, hash-chained audit log: who did what, to whom, when and why, without personal data.
 *
 * <p>
 * An act is recorded in the transaction that does it. Each hall has a chain of its own; {@code AuditChain} links a row to the one
 * before, so that a changed or removed row breaks every later link. The head of a hall's chain is locked last, after whatever the
 * act itself locks.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.audit;
