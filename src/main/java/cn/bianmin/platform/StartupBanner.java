package cn.bianmin.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import jakarta.enterprise.event.Event;
import jakarta.inject.Singleton;

import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

import cn.bianmin.platform.sealing.SealingKeys;
import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import io.quarkus.vertx.http.HttpServer;

/** What the application does once it listens: it says where to look, and runs until it is told to stop. */
@Singleton
class StartupBanner implements QuarkusApplication {

    private static final Logger LOG = Logger.getLogger(StartupBanner.class);

    private final HttpServer server;
    private final Event<StartupLinks> features;
    private final Optional<Path> keysOfEmbedded;

    StartupBanner(HttpServer server, Event<StartupLinks> features,
            @ConfigProperty(name = SealingKeys.FILE) Optional<Path> keysOfEmbedded) {
        this.server = server;
        this.features = features;
        this.keysOfEmbedded = keysOfEmbedded;
    }

    @Override
    public int run(String... args) {
        LOG.info("Where to look:");
        lines().forEach(line -> LOG.info("  " + line));
        Quarkus.waitForExit();
        return 0;
    }

    List<String> lines() {
        var signs = new StartupLinks("http://localhost:" + server.getPort());
        features.fire(signs);
        signs.address("Problems", "/problems");
        signs.address("Interface", "/q/openapi");
        if (LaunchMode.current() == LaunchMode.DEVELOPMENT) {
            signs.address("Try it", "/q/swagger-ui");
        }
        signs.text("Data", keysOfEmbedded.map(keys -> keys.toAbsolutePath().getParent() + " (an embedded PostgreSQL)")
                .orElse("in the PostgreSQL that was named from outside"));
        return signs.lines();
    }
}
