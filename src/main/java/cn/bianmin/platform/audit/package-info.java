/** The append-only, hash-chained audit log. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.audit;
