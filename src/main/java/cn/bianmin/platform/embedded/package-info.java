/**
 * The PostgreSQL that the application brings along, for trying the hall, for tests and for one small hall.
 *
 * <p>
 * It answers one question, where the database is: {@link cn.bianmin.platform.embedded.EmbeddedDatabase#start} unpacks the programs,
 * makes the cluster at the first start, starts the server or finds the one that runs, and returns the port and the password. A
 * server is stopped, running, or gone (killed); {@code DatabaseSupervisor} brings it from gone back to running. Every change of state happens
 * under the {@code DirectoryLock}, and nothing else is locked inside it. Where the operator names a server of their own, nothing
 * of this room runs.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.embedded;
