package dev.lintel.optimize.postgres.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A running server of our own, in a private folder, reachable from this machine with a password. Closing it stops it
/// and removes all of its files. When our process dies before that, the next start sweeps them away.
public final class Server implements AutoCloseable {
    private static final int START_SECONDS = 120;

    private final Path folder;
    private final Process process;
    private final int port;
    private final String password;
    private final int major;

    private Server(Path folder, Process process, int port, String password, int major) {
        this.folder = folder;
        this.process = process;
        this.port = port;
        this.password = password;
        this.major = major;
    }

    /// The major version that is there without a network.
    public static int bundled() {
        return Binaries.BUNDLED;
    }

    /// @param settings of `postgresql.conf`, beside those that make a throw-away server fast
    /// @throws Unavailable when there are no binaries, or they do not start here
    public static Server start(int major, Map<String, String> settings) throws IOException {
        Starter starter = Starter.choose();
        Path home = starter.home();
        Leftovers.sweep(home);
        Path binaries = Binaries.find(major, starter, home);
        Template template = Template.of(major, binaries, starter, home);
        Path folder = Folders.make(home.resolve(Leftovers.PREFIX + UUID.randomUUID()));
        Leftovers.claim(folder);
        Folders.copy(template.data(), folder.resolve("data"));
        starter.give(folder);
        int port = freePort();
        Process process = new ProcessBuilder(
                        starter.command(binaries.resolve("bin/postgres"), arguments(folder, port, settings)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        Server server = new Server(folder, process, port, template.password(), major);
        server.awaitReady();
        return server;
    }

    private static List<String> arguments(Path folder, int port, Map<String, String> settings) {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("listen_addresses", "127.0.0.1");
        all.put("port", Integer.toString(port));
        all.put("unix_socket_directories", "");
        all.put("fsync", "off");
        all.put("synchronous_commit", "off");
        all.put("full_page_writes", "off");
        // `minimal` would read the pages of a new index back at commit, before the clone has edited them
        all.put("wal_level", "replica");
        all.put("shared_buffers", "64MB");
        all.put("max_connections", "20");
        all.put("logging_collector", "off");
        all.putAll(settings);
        List<String> arguments =
                new ArrayList<>(List.of("-D", folder.resolve("data").toString()));
        all.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private void awaitReady() throws IOException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try (Connection connection = connect("postgres")) {
                if (connection.isValid(5)) {
                    return;
                }
            } catch (SQLException _) {
                pause();
            }
        }
        String said = Files.readString(folder.resolve("log")).strip();
        close();
        throw new Unavailable("PostgreSQL " + major + " did not start: " + said);
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(40);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", interrupted);
        }
    }

    /// A new connection of the superuser.
    public Connection connect(String database) throws SQLException {
        return DriverManager.getConnection(url(database), properties());
    }

    /// A new user without any rights but to log in, with the superuser's password.
    public void addUser(String user) throws SQLException {
        try (Connection connection = connect("postgres");
                var statement = connection.createStatement()) {
            statement.execute("create role " + user + " login password '" + password + "'");
        }
    }

    /// A connection that sends each statement as it is: EXPLAIN of a statement with parameters has none to bind.
    public Connection connect(String database, String user) throws SQLException {
        Properties properties = properties();
        properties.setProperty("preferQueryMode", "simple");
        properties.setProperty("user", user);
        return DriverManager.getConnection(url(database), properties);
    }

    public String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
    }

    private Properties properties() {
        Properties properties = new Properties();
        properties.setProperty("user", Template.USER);
        properties.setProperty("password", password);
        properties.setProperty("sslmode", "disable");
        properties.setProperty("ApplicationName", "lintel");
        return properties;
    }

    public Path data() {
        return folder.resolve("data");
    }

    public int major() {
        return major;
    }

    /// How others reach it: user and password of the superuser.
    public Map<String, String> credentials() {
        return Map.of("user", Template.USER, "password", password);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                // its children leave when it is gone; nothing in it is worth a checkpoint
                process.destroyForcibly().waitFor(5, TimeUnit.SECONDS);
            }
        } catch (InterruptedException _) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        try {
            Folders.remove(folder);
        } catch (IOException _) {
            // a file came up while the server went down; the next start sweeps it
        }
    }
}
