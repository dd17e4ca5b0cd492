package cn.bianmin.platform.embedded;

import static cn.bianmin.platform.WallClock.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;

import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import cn.bianmin.platform.sealing.KeyFile;

class EmbeddedDatabaseTest {

    private static final Path ALL = Path.of("target", "embedded").toAbsolutePath();

    private Path home = ALL;
    private Path directory = ALL;

    @BeforeEach
    void freshDirectory() throws IOException {
        Files.createDirectories(ALL);
        home = Files.createTempDirectory(ALL, "hall");
        directory = home.resolve("postgres");
        // Unpacked once for all of these.
        Files.createDirectories(ALL.resolve("postgres-binaries"));
        Files.createSymbolicLink(directory.resolveSibling("postgres-binaries"), ALL.resolve("postgres-binaries"));
    }

    @AfterEach
    void stop() throws IOException {
        EmbeddedDatabase.leave(directory);
        await().until(() -> DatabaseSupervisor.current().isEmpty());
        Files.delete(directory.resolveSibling("postgres-binaries"));
        PostgresBinaries.delete(home);
    }

    @Test
    void whatWasWrittenIsThereAfterARestart() throws Exception {
        try (var connection = connect(EmbeddedDatabase.start(directory)); var statement = connection.createStatement()) {
            statement.execute("CREATE TABLE kept AS SELECT '张三' AS name");
        }
        EmbeddedDatabase.leave(directory);
        assertThat(Cluster.at(directory).runningPort()).isZero();

        assertThat(ask(EmbeddedDatabase.start(directory), "SELECT name FROM kept")).isEqualTo("张三");
    }

    @Test
    void nothingAcknowledgedIsOnlyInMemory() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        for (var setting : List.of("fsync", "synchronous_commit", "full_page_writes")) {
            assertThat(ask(database, "SHOW " + setting)).as(setting).isEqualTo("on");
        }
    }

    @Test
    void nobodyComesInWithoutThePassword() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        assertThatThrownBy(() -> connect(new EmbeddedDatabase(database.port(), "guessed", database.keys())))
                .isInstanceOfSatisfying(SQLException.class, refused -> assertThat(refused.getSQLState()).isEqualTo("28P01"));
        for (var file : List.of("postgres.secret", "keys.properties")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolveSibling(file))))
                    .as(file).isEqualTo("rw-------");
        }
    }

    @Test
    void whoComesAtTheSameMomentUsesTheSameServer() {
        var starts = IntStream.range(0, 4).mapToObj(i -> CompletableFuture.supplyAsync(() -> EmbeddedDatabase.start(directory)))
                .toList();
        assertThat(starts.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    }

    @Test
    void aFirstStartThatStoppedAtThePasswordFileIsMadeGood() throws Exception {
        KeyFile.writeForOwner(directory.resolveSibling("postgres.secret"), "0123456789abcdef0123456789abcdef");
        Files.createDirectories(directory.resolveSibling("postgres.part").resolve("base"));

        assertThat(ask(EmbeddedDatabase.start(directory), "SELECT current_user")).isEqualTo("bianmin");
    }

    @Test
    void aClusterThatWasLeftOpenIsClosed() throws Exception {
        EmbeddedDatabase.start(directory);
        EmbeddedDatabase.leave(directory);
        Files.writeString(directory.resolve("pg_hba.conf"), "host all all 127.0.0.1/32 trust\n");

        var database = EmbeddedDatabase.start(directory);
        assertThatThrownBy(() -> connect(new EmbeddedDatabase(database.port(), "guessed", database.keys())))
                .isInstanceOf(SQLException.class);
        assertThat(ask(database, "SELECT current_user")).isEqualTo("bianmin");
    }

    @Test
    void aServerThatWasKilledStartsAgainWithItsData() throws Exception {
        ask(EmbeddedDatabase.start(directory), "CREATE TABLE kept AS SELECT 1 AS one; SELECT 'done'");
        kill();
        // The process id is somebody else's by now.
        var lines = pidLines();
        lines.set(0, Long.toString(ProcessHandle.current().pid()));
        Files.write(directory.resolve("postmaster.pid"), lines);

        assertThat(ask(EmbeddedDatabase.start(directory), "SELECT one FROM kept")).isEqualTo("1");
    }

    @Test
    void aServerThatIsKilledWhileInUseIsStartedAgainOnTheSameDataAndPort() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        database.keepRunning(directory);
        ask(database, "CREATE TABLE kept AS SELECT 1 AS one; SELECT 'done'");
        for (var round = 0; round < 2; round++) {
            kill();
            await().ignoreExceptions().until(() -> ask(database, "SELECT one FROM kept").equals("1"));
            assertThat(new EmbeddedDatabaseHealth().call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);
        }
    }

    @Test
    void whoHasLeftStartsNoServerAgain() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        database.keepRunning(directory);
        EmbeddedDatabase.leave(directory);
        await().until(() -> DatabaseSupervisor.current().isEmpty());
        assertThat(Cluster.at(directory).runningPort()).isZero();
    }

    @Test
    void whoseServerDoesNotComeBackIsNotAliveAndIsAgainWhenItDoes() throws Exception {
        var database = EmbeddedDatabase.start(directory);
        database.keepRunning(directory);
        var health = new EmbeddedDatabaseHealth(Duration.ofMillis(100));
        // Nobody can start it while another process holds the directory.
        DirectoryLock.holding(directory, () -> {
            kill();
            await().until(() -> health.call().getStatus() == HealthCheckResponse.Status.DOWN);
            return true;
        });
        await().until(() -> health.call().getStatus() == HealthCheckResponse.Status.UP);
        // It is alive while it still replays what the kill left, and takes connections after that.
        await().ignoreExceptions().until(() -> ask(database, "SELECT current_user").equals("bianmin"));
    }

    @Test
    void theServerStaysUntilItsLastUserLeavesAndTheDeadDoNotCount() throws Exception {
        EmbeddedDatabase.start(directory);
        var other = new ProcessBuilder("sleep", "60").start();
        Files.writeString(directory.resolveSibling("postgres.users").resolve(Long.toString(other.pid())),
                DatabaseUsers.started(other.pid()));

        EmbeddedDatabase.leave(directory);
        assertThat(Cluster.at(directory).runningPort()).isPositive();

        other.destroyForcibly().waitFor();
        EmbeddedDatabase.leave(directory);
        assertThat(Cluster.at(directory).runningPort()).isZero();
    }

    @Test
    void dataOfAnotherVersionIsRefusedInWords() throws Exception {
        EmbeddedDatabase.start(directory);
        EmbeddedDatabase.leave(directory);
        Files.writeString(directory.resolve("PG_VERSION"), "17\n");
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory)).hasMessageContaining("written by PostgreSQL 17");
    }

    @Test
    void dataWhosePasswordIsLostIsRefusedInWords() throws Exception {
        EmbeddedDatabase.start(directory);
        EmbeddedDatabase.leave(directory);
        Files.delete(directory.resolveSibling("postgres.secret"));
        assertThatThrownBy(() -> EmbeddedDatabase.start(directory)).hasMessageContaining("put it back from the backup");
    }

    private void kill() throws IOException {
        var postmaster = ProcessHandle.of(Long.parseLong(pidLines().get(0))).orElseThrow();
        postmaster.destroyForcibly();
        postmaster.onExit().join();
    }

    private List<String> pidLines() throws IOException {
        return new ArrayList<>(Files.readAllLines(directory.resolve("postmaster.pid")));
    }

    private static String ask(EmbeddedDatabase database, String sql) throws SQLException {
        try (var connection = connect(database); var statement = connection.createStatement()) {
            for (var hasRows = statement.execute(sql); !hasRows;) {
                hasRows = statement.getMoreResults();
            }
            try (var rows = statement.getResultSet()) {
                rows.next();
                return rows.getString(1);
            }
        }
    }

    private static Connection connect(EmbeddedDatabase database) throws SQLException {
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + database.port() + "/bianmin", "bianmin",
                database.password());
    }
}
