/**
 * Scheduled work of which every replica starts each job and exactly one does it.
 *
 * <p>
 * {@link cn.bianmin.platform.jobs.Jobs#once} and {@code inSteps} do what is due, {@code exclusively} what is always due. The winner
 * locks the job's row and only then what its work locks; it holds one connection and works on that one alone. Work in steps
 * borrows connections of its own and holds a lease instead of a lock. A job that fails stays due. While the database is away
 * the log says so once, and jobs begin again with the next tick.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.jobs;
