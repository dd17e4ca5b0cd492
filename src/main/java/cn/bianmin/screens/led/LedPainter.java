package cn.bianmin.screens.led;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.font.FontRenderContext;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;
import javax.imageio.stream.MemoryCacheImageOutputStream;

import cn.bianmin.screens.text.LineBreaker;

/**
 * Paints a page for an LED wall: few, huge letters on black, in the colours that its three kinds of diodes show best.
 *
 * <pre>
 * ┌──────────┐
 * │ head     │ one line
 * │──────────│
 * │ TITLE    │ at most two lines
 * │ text     │ as large as fits, down to a twentieth of the height, then cut with …
 * │ foot     │ one line
 * └──────────┘
 * </pre>
 */
public final class LedPainter {

    private static final Color HEAD = new Color(0xFF, 0xD0, 0x20);
    private static final Color TITLE = new Color(0xFF, 0x50, 0x40);
    private static final Color TEXT = new Color(0xF0, 0xF0, 0xF0);
    private static final Color FOOT = new Color(0x40, 0xE0, 0x60);
    /** Letters of the smallest wall are drawn without half-lit edges: there is no room for them between the dots. */
    private static final int SMALL = 160;
    /** A line is so much higher than its letters. */
    private static final double LEADING = 1.25;

    /** Widths are in thousandths of an em; an ideograph is one em wide. */
    private static final int EM = 1_000;

    private final Font font;
    private final int[] asciiWidths;

    public LedPainter(Font font) {
        this.font = font;
        var context = new FontRenderContext(null, true, true);
        var large = font.deriveFont((float) EM);
        asciiWidths = IntStream.range(0, 0x80)
                .map(letter -> (int) Math.ceil(large.getStringBounds(Character.toString(letter), context).getWidth()))
                .toArray();
    }

    private int width(int letter) {
        return letter < asciiWidths.length ? asciiWidths[letter] : LineBreaker.width(letter) * EM / 2;
    }

    /** A PNG of exactly this size; needs four bytes a dot while it paints. */
    public byte[] paint(LedPage page, int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        try {
            var antialiasing = Math.min(width, height) < SMALL
                    ? RenderingHints.VALUE_TEXT_ANTIALIAS_OFF
                    : RenderingHints.VALUE_TEXT_ANTIALIAS_ON;
            graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, antialiasing);
            paint(graphics, page, width, height);
        } finally {
            graphics.dispose();
        }
        return png(image);
    }

    private void paint(Graphics2D graphics, LedPage page, int width, int height) {
        var margin = Math.max(2, Math.min(width, height) / 32);
        var room = new Room(margin, width - 2 * margin, margin);
        var line = Math.max(10, height / 10);
        var end = height - margin;
        room.lines(graphics, HEAD, fit(page.head(), room.width, line, 1));
        graphics.fillRect(margin, room.top, room.width, Math.max(1, height / 160));
        room.top += Math.max(2, height / 80);
        if (!page.foot().isEmpty()) {
            var foot = fit(page.foot(), room.width, line * 3 / 4, 1);
            end -= foot.height();
            new Room(margin, room.width, end).lines(graphics, FOOT, foot);
        }
        var left = end - room.top;
        room.lines(graphics, TITLE, fit(page.title(), room.width, page.text().isEmpty() ? left : left * 2 / 5, 2));
        if (!page.text().isEmpty()) {
            room.lines(graphics, TEXT, fit(page.text(), room.width, end - room.top, Integer.MAX_VALUE));
        }
    }

    /** Where the next line goes. */
    private final class Room {

        private final int left;
        private final int width;
        private int top;

        Room(int left, int width, int top) {
            this.left = left;
            this.width = width;
            this.top = top;
        }

        void lines(Graphics2D graphics, Color color, Fitted fitted) {
            graphics.setColor(color);
            graphics.setFont(font.deriveFont((float) fitted.size));
            for (var text : fitted.lines) {
                graphics.drawString(text, left, top + (int) (fitted.size * 1.02));
                top += fitted.lineHeight();
            }
        }
    }

    /** Lines with the size of letters in which they fit. */
    private record Fitted(List<String> lines, int size) {

        int lineHeight() {
            return (int) Math.ceil(size * LEADING);
        }

        int height() {
            return lines.size() * lineHeight();
        }
    }

    /** The largest letters in which the whole text fits; in the smallest the rest is cut. */
    private Fitted fit(String text, int width, int height, int maxLines) {
        var smallest = Math.max(8, Math.min(width, height) / 16);
        for (var size = Math.max(smallest, Math.min(width / 4, (int) (height / LEADING))); size > smallest; size -= 1
                + size / 16) {
            var fitted = new Fitted(wrap(text, width, size), size);
            if (fitted.height() <= height && fitted.lines.size() <= maxLines) {
                return fitted;
            }
        }
        var lines = wrap(text, width, smallest);
        var room = Math.min(maxLines, Math.max(1, (int) (height / (smallest * LEADING))));
        return new Fitted(cut(lines, room), smallest);
    }

    private List<String> wrap(String text, int width, int size) {
        return LineBreaker.wrap(text, width * EM / size, this::width);
    }

    private static List<String> cut(List<String> lines, int room) {
        if (lines.size() <= room) {
            return lines;
        }
        var kept = new ArrayList<>(lines.subList(0, room));
        var last = kept.get(room - 1);
        var end = last.isEmpty() ? 0 : last.offsetByCodePoints(last.length(), -1);
        kept.set(room - 1, last.substring(0, end) + "…");
        return kept;
    }

    private static byte[] png(BufferedImage image) {
        var bytes = new ByteArrayOutputStream(64 * 1024);
        // Without a file of the image library's own on the disk.
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            ImageIO.write(image, "png", out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
