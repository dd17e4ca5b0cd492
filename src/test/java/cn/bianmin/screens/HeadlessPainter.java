package cn.bianmin.screens;

import java.awt.Font;
import java.io.FileInputStream;
import java.io.IOException;

import cn.bianmin.screens.led.LedFont;
import cn.bianmin.screens.led.LedPage;
import cn.bianmin.screens.led.LedPainter;

/** A program of its own that paints a page, for {@link LedFontTest} to start on a system without fonts. */
public final class HeadlessPainter {

    public static final String BARE = "bare";

    private HeadlessPainter() {
    }

    public static void main(String[] how) throws Exception {
        var font = how[0].equals(BARE) ? bare() : LedFont.read();
        var picture = new LedPainter(font).paint(new LedPage("招聘信息", "保洁员", "工资：3000元", "便民"), 640, 640);
        if (picture.length < 10_000) {
            throw new IllegalStateException("There is hardly anything on it: " + picture.length + " bytes");
        }
    }

    /** As one would do it without knowing. */
    private static Font bare() throws IOException, java.awt.FontFormatException {
        try (var file = new FileInputStream("target/classes/font/NotoSansSC_700Bold.ttf")) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        }
    }
}
