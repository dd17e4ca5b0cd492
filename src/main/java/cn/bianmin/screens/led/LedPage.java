package cn.bianmin.screens.led;

/**
 * What the LED wall says at one moment, in words.
 *
 * @param head one line on top: what it is, or whose wall
 * @param title in the largest letters
 * @param text below it; may be empty
 * @param foot one line at the end; may be empty
 */
public record LedPage(String head, String title, String text, String foot) {
}
