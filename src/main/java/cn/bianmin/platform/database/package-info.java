/**
 * Connections, units of work, their time limits, and locks that hold over all replicas.
 *
 * <p>
 * A request flows through {@link cn.bianmin.platform.database.Database}: it borrows one connection of the pool, works on it and gives it
 * back, within a deadline. Work that holds a connection borrows no second one of the same pool ({@code NestedBorrowing}). A
 * database is answering, silent or away; the last two are one answer, 503 {@code database-away}. {@code AdvisoryLock} comes before
 * any row that is counted under it.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.database;
