/** Server-sent events to screens. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.screens.stream;
