package dev.lintel.design.schema;

import dev.lintel.design.brief.Brief;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.stream.Collectors;

/// The migrations of a database that is still empty, for Flyway on PostgreSQL 18. They never change afterwards:
/// what comes later is a migration of its own.
public record Migrations(Brief brief) {
    /// Waiting for a lock that a long transaction holds would make everybody behind it wait too.
    private static final String LOCK_SAFE = "SET LOCAL lock_timeout = '2s';\n\n";

    /// By file name, in the order in which they run.
    public SequencedMap<String, String> all() {
        SequencedMap<String, String> files = new LinkedHashMap<>();
        files.put("V1__tables.sql", tables() + indexes());
        List<String> own = new ServiceTables(brief).all();
        if (!own.isEmpty()) {
            files.put(
                    "V2__service.sql", LOCK_SAFE + "-- What the service keeps for itself.\n" + String.join("\n", own));
        }
        return files;
    }

    private String tables() {
        Tables tables = new Tables(brief);
        StringBuilder text = new StringBuilder(LOCK_SAFE);
        tables.all().forEach(table -> {
            text.append(table.sql());
            table.indexes().forEach(index -> text.append(index).append('\n'));
            text.append(table.comments()).append('\n');
        });
        tables.foreignKeys().forEach(key -> text.append(key.sql()).append('\n'));
        return text.toString();
    }

    /// In the migration of their tables, which are empty then. On tables that are in use an index is built
    /// CONCURRENTLY, in a migration without a transaction.
    private String indexes() {
        return new Indexes(brief)
                .all().stream()
                        .map(each -> "\n-- " + why(each) + "\n" + each.sql() + "\n")
                        .collect(Collectors.joining());
    }

    private static String why(Index index) {
        return switch (index.reason()) {
            case Index.Reason.Question(String name, double _) -> name;
            case Index.Reason.Assumed(String list) -> "list of " + list + ", newest first (assumed)";
            case Index.Reason.ForeignKey(String to) -> "deletions in " + to;
        };
    }
}
