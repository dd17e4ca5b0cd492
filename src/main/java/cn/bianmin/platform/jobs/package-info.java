/** Scheduled work that runs on one replica at a time. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.jobs;
