package cn.bianmin.platform;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** The way in: a database first, then the hall. */
@QuarkusMain
public final class Main {

    private Main() {
    }

    public static void main(String... args) {
        if (!EmbeddedDatabase.isExternalConfigured()) {
            EmbeddedDatabase.start(EmbeddedDatabase.defaultDirectory())
                    .configuration()
                    .forEach(System::setProperty);
        }
        Quarkus.run(args);
    }
}
