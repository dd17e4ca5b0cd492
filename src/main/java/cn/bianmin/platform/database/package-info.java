/** Connections, units of work, their time limits, and locks that hold over all replicas. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.database;
