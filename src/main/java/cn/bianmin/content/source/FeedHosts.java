package cn.bianmin.content.source;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Knows the sites that may be read; there are none unless the installation names them.
 *
 * <p>
 * {@code bianmin.content.allowed-hosts} are sites on the internet: https at its own port, public addresses alone. {@code
 * bianmin.content.inside-hosts} are machines of the administration's own network, where plain http, any port and private
 * addresses are usual. Names count exactly; there are no patterns that could match too much.
 */
@ApplicationScoped
class FeedHosts {

    /**
     * An address that may be read.
     *
     * @param inside whether it may lie in a private network
     */
    record Allowed(URI uri, boolean inside) {

        boolean isSecure() {
            return "https".equals(uri.getScheme());
        }

        int port() {
            var own = isSecure() ? 443 : 80;
            return uri.getPort() < 0 ? own : uri.getPort();
        }

        String pathAndQuery() {
            var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
            return uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery();
        }
    }

    private static final int LONGEST = 500;

    private final List<String> outside;
    private final List<String> inside;

    FeedHosts(@ConfigProperty(name = "bianmin.content.allowed-hosts") Optional<List<String>> outside,
            @ConfigProperty(name = "bianmin.content.inside-hosts") Optional<List<String>> inside) {
        this.outside = outside.orElse(List.of()).stream().map(FeedHosts::lower).toList();
        this.inside = inside.orElse(List.of()).stream().map(FeedHosts::lower).toList();
    }

    /** The address when it may be read, else empty. Every visit asks anew, because configurations change. */
    Optional<Allowed> allowed(String url) {
        if (url.length() > LONGEST) {
            return Optional.empty();
        }
        try {
            var uri = new URI(url);
            return uri.getHost() == null || uri.getRawUserInfo() != null || uri.getRawFragment() != null
                    ? Optional.empty()
                    : Optional.of(new Allowed(uri, inside.contains(lower(uri.getHost())))).filter(this::isAllowed);
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }

    private boolean isAllowed(Allowed address) {
        if (address.inside()) {
            return address.isSecure() || "http".equals(address.uri().getScheme());
        }
        return address.isSecure() && address.port() == 443 && outside.contains(lower(address.uri().getHost()));
    }

    private static String lower(String host) {
        return host.strip().toLowerCase(Locale.ROOT);
    }
}
