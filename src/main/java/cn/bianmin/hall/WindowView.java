package cn.bianmin.hall;

/**
 * One window (窗口).
 *
 * @param number painted above it, unique within the hall, such as {@code 102}
 * @param name for citizens
 * @param open a clerk serves there; a shut window gives no places
 */
public record WindowView(String number, String name, boolean open) {
}
