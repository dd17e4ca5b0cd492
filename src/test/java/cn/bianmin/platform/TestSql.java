package cn.bianmin.platform;

import java.sql.Connection;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import java.util.ServiceLoader;

import org.eclipse.microprofile.config.ConfigProvider;

import cn.bianmin.platform.embedded.EmbeddedDatabase;

/** A connection of the test's own to its database, without any time limit: for what prepares data, and for what stands in the way. */
public final class TestSql implements AutoCloseable {

    private final Connection connection;

    private TestSql(String url, String user, String password) throws SQLException {
        var properties = new Properties();
        properties.setProperty("user", user);
        properties.setProperty("password", password);
        // Not by DriverManager, which knows only the drivers of one class loader.
        var driver = ServiceLoader.load(Driver.class).findFirst().orElseThrow();
        this.connection = Objects.requireNonNull(driver.connect("jdbc:" + url, properties));
    }

    /** As the application, to the database of the running test. */
    public static TestSql open() throws SQLException {
        var config = ConfigProvider.getConfig();
        return new TestSql(config.getValue("quarkus.datasource.reactive.url", String.class),
                config.getValue("quarkus.datasource.username", String.class),
                config.getValue("quarkus.datasource.password", String.class));
    }

    /** As the superuser, who may change settings. */
    public static TestSql asSuperuser() throws SQLException {
        var config = ConfigProvider.getConfig();
        return new TestSql(config.getValue("quarkus.datasource.reactive.url", String.class), "postgres",
                config.getValue("quarkus.datasource.password", String.class));
    }

    static TestSql asOwnerOfTheServer(EmbeddedDatabase database) throws SQLException {
        return new TestSql("postgresql://127.0.0.1:" + database.port() + "/bianmin", "postgres", database.password());
    }

    /** One statement; outside of a transaction unless one was begun. */
    public void run(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** The first column of what the query finds, as text. */
    public List<String> texts(String sql) throws SQLException {
        try (var statement = connection.createStatement(); var rows = statement.executeQuery(sql)) {
            var texts = new ArrayList<String>();
            while (rows.next()) {
                texts.add(String.valueOf(rows.getString(1)));
            }
            return texts;
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
