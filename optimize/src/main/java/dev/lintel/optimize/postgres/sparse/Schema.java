package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.postgres.server.Server;
import dev.lintel.optimize.postgres.source.Snapshot;
import dev.lintel.optimize.postgres.source.Snapshot.Definition;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The source's schema in a server of our own, empty.
final class Schema {
    static final String DATABASE = "clone";
    /// Functions of the source may run while an expression is folded; whoever wrote them must not command our server.
    static final String OWNER = "planner";

    private static final Set<String> PLAIN = Set.of("C", "POSIX", "C.UTF-8", "C.utf8");

    private Schema() {}

    /// @return what could not be made
    static List<String> create(Server server, Snapshot source) throws SQLException {
        List<String> gaps = new ArrayList<>();
        server.addUser(OWNER);
        database(server, source.collation(), gaps);
        extensions(server, source);
        try (Connection connection = server.connect(DATABASE, OWNER);
                Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("set check_function_bodies = off");
            List<Definition> left = source.definitions();
            List<String> reasons = new ArrayList<>();
            int before = -1;
            // what depends on something that comes later succeeds the next time round
            while (!left.isEmpty() && left.size() != before) {
                before = left.size();
                reasons.clear();
                left = failed(statement, left, reasons);
            }
            for (int i = 0; i < left.size(); i++) {
                gaps.add("the clone has no " + left.get(i).what() + " (" + reasons.get(i) + ")");
            }
        }
        return gaps;
    }

    private static void extensions(Server server, Snapshot source) throws SQLException {
        try (Connection connection = server.connect(DATABASE);
                Statement statement = connection.createStatement()) {
            statement.execute("alter schema public owner to " + OWNER);
            failed(
                    statement,
                    source.definitions().stream()
                            .filter(each -> each.what().startsWith("extension "))
                            .toList(),
                    new ArrayList<>());
        }
    }

    private static List<Definition> failed(Statement statement, List<Definition> all, List<String> reasons) {
        List<Definition> failed = new ArrayList<>();
        for (Definition each : all) {
            try {
                statement.execute(each.sql());
            } catch (SQLException reason) {
                String message =
                        String.valueOf(reason.getMessage()).lines().findFirst().orElse("");
                if (!message.endsWith("already exists") && !message.endsWith("already exists, skipping")) {
                    failed.add(each);
                    reasons.add(message);
                }
            }
        }
        return failed;
    }

    /// Text that is not sorted by bytes is sorted by ICU here, whatever library the source uses: patterns then
    /// cannot use plain indexes, as on the source.
    private static void database(Server server, String collation, List<String> gaps) throws SQLException {
        try (Connection connection = server.connect("postgres");
                Statement statement = connection.createStatement()) {
            if (!PLAIN.contains(collation) && server.major() >= 15) {
                String locale =
                        collation.replaceAll("\\..*", "").replace('_', '-').replaceAll("[^A-Za-z0-9-]", "");
                for (String tried : List.of(locale, "und")) {
                    try {
                        statement.execute("create database " + DATABASE + " owner " + OWNER
                                + " template template0 locale_provider icu icu_locale '" + tried + "'");
                        return;
                    } catch (SQLException _) {
                        // the next one
                    }
                }
                gaps.add("text is sorted by " + collation + " on the server and by bytes in the clone: plans of text "
                        + "ranges and patterns may differ");
            }
            statement.execute("create database " + DATABASE + " owner " + OWNER + " template template0");
        }
    }
}
