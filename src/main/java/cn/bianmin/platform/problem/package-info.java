/** Failures as RFC 9457 problems: their types, their texts in two languages, their pages. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.problem;
