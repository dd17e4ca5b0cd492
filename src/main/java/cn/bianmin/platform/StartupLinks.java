package cn.bianmin.platform;

import java.util.ArrayList;
import java.util.List;

/**
 * An event at the end of the start, to which every feature may add where to look. Observers may wait.
 *
 * <p>
 * {@code jakarta.annotation.Priority} orders them: what a newcomer wants to see first has the lowest.
 */
public final class StartupLinks {

    private final List<String> lines = new ArrayList<>();
    private final String server;

    /** On a server that is named with scheme and port, without a slash at its end. */
    StartupLinks(String server) {
        this.server = server;
    }

    /** Adds an address of this server; the path begins with a slash. */
    public void address(String what, String path) {
        text(what, server + path);
    }

    public void text(String what, String said) {
        lines.add("%-14s %s".formatted(what, said));
    }

    List<String> lines() {
        return List.copyOf(lines);
    }
}
