package dev.lintel.optimize.postgres;

import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Login;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.SnapshotReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// One server that all tests of a run share; each takes a database of its own. One that cannot start fails the test.
/// `-Dlintel.postgres=15` runs them on another major version.
public final class OneServer {
    private static final AtomicInteger DATABASES = new AtomicInteger();

    private OneServer() {}

    private static final class Started {
        static final Server SERVER = start();

        private static Server start() {
            try {
                Server server = Server.start(
                        Integer.getInteger("lintel.postgres", Server.bundled()),
                        Map.of("shared_preload_libraries", "pg_stat_statements", "autovacuum", "off", "jit", "off"));
                Runtime.getRuntime().addShutdownHook(new Thread(server::close));
                return server;
            } catch (IOException unavailable) {
                throw new UncheckedIOException(unavailable);
            }
        }
    }

    public static Server server() {
        return Started.SERVER;
    }

    /// A fresh database with these statements run in it.
    public static String database(String... statements) throws SQLException {
        String name = "test" + DATABASES.incrementAndGet();
        try (Connection connection = server().connect("postgres");
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        run(name, statements);
        return name;
    }

    public static void run(String database, String... statements) throws SQLException {
        try (Connection connection = server().connect(database);
                Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    /// What a look at a database sees, values of its statistics included.
    public static Snapshot snapshot(String database) throws Exception {
        return SnapshotReader.read(Login.own(server().url(database), server().credentials()), true);
    }
}
