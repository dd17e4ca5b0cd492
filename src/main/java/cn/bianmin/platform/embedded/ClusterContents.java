package cn.bianmin.platform.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.TimeUnit;

/** The role, the database and the access rule inside an embedded server, looked for at each start. */
record ClusterContents(Path directory, int port, String password) {

    private static final String ACCESS_RULE = "host all all 127.0.0.1/32 scram-sha-256\n";
    private static final String STARTING_UP = "57P03";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    /** Password, never shown. */
    @Override
    public String toString() {
        return "ClusterContents[" + directory + ":" + port + "]";
    }

    /** Makes what is missing. */
    void complete() throws IOException, SQLException {
        try (var connection = connectWhenReady(); var statement = connection.createStatement()) {
            if (isMissing(connection, "SELECT FROM pg_roles WHERE rolname = 'bianmin'")) {
                statement.execute("CREATE ROLE bianmin LOGIN PASSWORD '" + password + "'");
            }
            if (isMissing(connection, "SELECT FROM pg_database WHERE datname = 'bianmin'")) {
                statement.execute("CREATE DATABASE bianmin OWNER bianmin");
            }
            var accessRules = directory.resolve("pg_hba.conf");
            if (!Files.readString(accessRules).equals(ACCESS_RULE)) {
                statement.execute("ALTER ROLE postgres PASSWORD '" + password + "'");
                Files.writeString(accessRules, ACCESS_RULE);
                statement.execute("SELECT pg_reload_conf()");
            }
        }
    }

    private static boolean isMissing(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            return !rows.next();
        }
    }

    /** A server found running may still be replaying what a crash left. */
    private Connection connectWhenReady() throws SQLException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            try {
                return connect();
            } catch (SQLException e) {
                if (!STARTING_UP.equals(e.getSQLState()) || System.nanoTime() > deadline) {
                    throw e;
                }
            }
            pause();
        }
    }

    private static void pause() throws SQLException {
        try {
            TimeUnit.MILLISECONDS.sleep(100);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException("interrupted", e);
        }
    }

    private Connection connect() throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", "postgres");
        properties.setProperty("password", password);
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "30");
        return DriverManager.getConnection("jdbc:postgresql://127.0.0.1:" + port + "/postgres", properties);
    }
}
