/** The HTTP edge: which requests are let in, which headers every answer carries, how bodies are read. */
@org.jspecify.annotations.NullMarked
package cn.bianmin.platform.http;
