package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * As whom the server runs. PostgreSQL refuses to run as root; started as root it gets a user namespace of its own, or, where
 * that is forbidden (many containers), another user's id.
 *
 * @param prefix what stands before each of the server's commands
 * @param owner the user id that must own the data, negative when that is whoever we are
 */
public record PostgresUser(List<String> prefix, int owner) {

    private static final int ROOT = 0;
    private static final int NOBODY = 65_534;
    private static final PostgresUser OURSELVES = new PostgresUser(List.of(), -1);
    private static final PostgresUser NAMESPACE = new PostgresUser(List.of("unshare", "-U"), -1);

    /** For a data directory that may not be there yet. */
    public static PostgresUser of(Path directory) throws IOException {
        if (!HostSystem.hasProc() || uid(Path.of("/proc/self")) != ROOT) {
            return OURSELVES;
        }
        var dataOwner = Files.exists(directory) ? uid(directory) : ROOT;
        if (dataOwner == ROOT && runs(NAMESPACE)) {
            return NAMESPACE;
        }
        var other = as(dataOwner == ROOT ? NOBODY : dataOwner);
        if (runs(other)) {
            return other;
        }
        throw new IllegalStateException("PostgreSQL does not run as root, and neither unshare -U nor setpriv is allowed here:"
                + " start the hall as an ordinary user, or set QUARKUS_DATASOURCE_REACTIVE_URL to a server of your own");
    }

    private static PostgresUser as(int uid) {
        return new PostgresUser(
                List.of("setpriv", "--reuid=" + uid, "--regid=" + uid, "--clear-groups", "--inh-caps=-all"), uid);
    }

    public List<String> command(Path program, String... arguments) {
        var command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    /** Gives the path and what is in it to the server's user, when that is another one. */
    void own(Path path) throws IOException {
        if (owner >= 0 && Files.exists(path)) {
            try (var paths = Files.walk(path)) {
                for (var one : paths.filter(some -> !Files.isSymbolicLink(some)).toList()) {
                    Files.setAttribute(one, "unix:uid", owner);
                    Files.setAttribute(one, "unix:gid", owner);
                }
            }
        }
    }

    private static int uid(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }

    private static boolean runs(PostgresUser user) {
        try {
            var trial = new ProcessBuilder(user.command(Path.of("true")))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return trial.waitFor(10, TimeUnit.SECONDS) && trial.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
