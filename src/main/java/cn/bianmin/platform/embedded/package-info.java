/** The embedded PostgreSQL: its binaries, its directory, its start and stop. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.embedded;
