package cn.bianmin.screens.led;

import java.awt.Font;
import java.awt.FontFormatException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;

/**
 * The letters of the LED picture: Noto Sans SC (OFL 1.1), which the build takes from npm.
 *
 * <p>
 * Java asks the system for its fonts before it opens one of ours, and fails where there are none (a container with a bare JRE).
 * A configuration that names no font at all spares it the question; who has set one keeps it.
 */
public final class LedFont {

    private static final String FILE = "/font/NotoSansSC_700Bold.ttf";
    private static final String CONFIGURATION = "sun.awt.fontconfig";
    private static final String NO_FONTS = "version=1\nsequence.allfonts=default\n";

    private LedFont() {
    }

    /**
     * Reads ten megabytes; once is enough.
     *
     * @throws UncheckedIOException when the font is not there or this Java cannot draw letters at all
     */
    public static Font read() {
        System.setProperty("java.awt.headless", "true");
        try (var file = LedFont.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IOException("Not packaged: " + FILE);
            }
            return withoutFontsOfTheSystem(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (FontFormatException | LinkageError | RuntimeException e) {
            throw new UncheckedIOException(new IOException("This Java cannot draw letters", e));
        }
    }

    private static Font withoutFontsOfTheSystem(InputStream file) throws IOException, FontFormatException {
        if (System.getProperty(CONFIGURATION) != null) {
            return Font.createFont(Font.TRUETYPE_FONT, file);
        }
        var configuration = Files.createTempFile("bianmin-fonts", ".properties");
        try {
            Files.writeString(configuration, NO_FONTS);
            System.setProperty(CONFIGURATION, configuration.toString());
            return Font.createFont(Font.TRUETYPE_FONT, file);
        } finally {
            System.clearProperty(CONFIGURATION);
            Files.delete(configuration);
        }
    }
}
