package cn.bianmin.platform;

import cn.bianmin.platform.embedded.EmbeddedDatabase;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The way in: a database first, then the hall. */
@QuarkusMain
public final class Main {

    private Main() {
    }

    public static void main(String... args) {
        // Netty reads it once, before the first server socket: it makes RequestDeadline watch every connection.
        System.setProperty("io.netty.bootstrap.extensions", "serviceload");
        if (!EmbeddedDatabase.isExternalConfigured()) {
            var directory = EmbeddedDatabase.defaultDirectory();
            var database = EmbeddedDatabase.start(directory);
            database.keepRunning(directory);
            database.configuration().forEach(System::setProperty);
        }
        Quarkus.run(StartupBanner.class, args);
    }
}
