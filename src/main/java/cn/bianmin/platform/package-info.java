/**
 * What every feature stands on and that knows no feature: failures as problems, the database, time, events, jobs, sealed data.
 */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform;
