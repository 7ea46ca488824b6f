package dev.lintel.bench.optimize;

import dev.lintel.optimize.advise.Candidate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// HypoPG as Debian packs it for PostgreSQL 15, run in our own server of that major: its library is loaded from where
/// the package lies (`LINTEL_HYPOPG`, a folder that it was unpacked into, or the system's), nothing is installed.
final class Hypopg {
    private static final int MAJOR = 15;

    private Hypopg() {}

    /// @return whether it is there
    static boolean install(Connection connection, int major) throws SQLException, IOException {
        Path root = Path.of(System.getenv().getOrDefault("LINTEL_HYPOPG", "/"));
        Path library = root.resolve("usr/lib/postgresql/15/lib/hypopg.so").toAbsolutePath();
        Path scripts = root.resolve("usr/share/postgresql/15/extension");
        if (major != MAJOR || !Files.isRegularFile(library) || !Files.isDirectory(scripts)) {
            return false;
        }
        Optional<Path> script;
        try (Stream<Path> files = Files.list(scripts)) {
            script = files.filter(each -> each.getFileName().toString().matches("hypopg--[0-9.]+\\.sql"))
                    .max(Path::compareTo);
        }
        if (script.isEmpty()) {
            return false;
        }
        String sql = Files.readString(script.get())
                .lines()
                .filter(line -> !line.startsWith("\\"))
                .reduce("", (one, other) -> one + "\n" + other)
                .replaceAll("MODULE_PATHNAME|\\$libdir/hypopg", library.toString())
                .replaceAll("(?m)^SET (LOCAL )?client_encoding.*$", "");
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
            return true;
        }
    }

    /// @return the bytes that it gives each
    static List<Long> pretend(Connection connection, List<Candidate> indexes) throws SQLException {
        List<Long> sizes = new ArrayList<>();
        try (Statement statement = connection.createStatement()) {
            for (Candidate each : indexes) {
                String sql = "create index on " + each.sql();
                try (ResultSet row =
                        statement.executeQuery("select hypopg_relation_size(indexrelid) from hypopg_create_index('"
                                + sql.replace("'", "''") + "')")) {
                    row.next();
                    sizes.add(row.getLong(1));
                }
            }
        }
        return sizes;
    }

    static void reset(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("select hypopg_reset()");
        }
    }
}
