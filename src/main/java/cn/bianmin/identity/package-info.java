/** Who is asking: citizens, staff, devices; passwords, sessions, tokens. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.identity;
