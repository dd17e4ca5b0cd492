package cn.bianmin.screens.led;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import cn.bianmin.screens.HeadlessPainter;

/** A container with a bare JRE has neither fonts nor fontconfig. */
class LedFontTest {

    @TempDir
    Path system;

    @Test
    void thePictureNeedsNothingOfTheSystem() throws Exception {
        assertThat(paints("ours")).isTrue();
        assertThat(paints(HeadlessPainter.BARE)).as("the system of this test does have fonts, so it shows nothing").isFalse();
    }

    @Test
    void theFontComesWithItsLicence() {
        assertThat(LedFont.class.getResource("/font/LICENSE_FONT")).isNotNull();
    }

    /** Where a library that is there is none and a configuration names no font. */
    private boolean paints(String how) throws IOException, InterruptedException {
        Files.write(system.resolve("libfontconfig.so.1"), new byte[0]);
        Files.write(system.resolve("libfontconfig.so"), new byte[0]);
        var configuration = Files.writeString(system.resolve("fonts.conf"), "<fontconfig/>");
        var builder = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                "target/test-classes" + File.pathSeparator + "target/classes", HeadlessPainter.class.getName(), how)
                .redirectErrorStream(true)
                .redirectOutput(system.resolve(how + ".log").toFile());
        builder.environment().put("LD_LIBRARY_PATH", system.toString());
        builder.environment().put("FONTCONFIG_FILE", configuration.toString());
        return builder.start().waitFor() == 0;
    }
}
