package dev.lintel.design.schema;

import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.External;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.contract.Operation;
import dev.lintel.design.contract.Operations;
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
        files.put("V1__tables.sql", tables());
        files.put("V2__indexes.sql", indexes());
        files.put("V3__service.sql", service());
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

    private String indexes() {
        String head =
                "-- On tables that are in use an index is built CONCURRENTLY, in a migration without a transaction.\n"
                        + LOCK_SAFE;
        return new Indexes(brief)
                .all().stream()
                        .map(each -> "-- " + why(each) + "\n" + each.sql() + "\n")
                        .collect(Collectors.joining("\n", head, ""));
    }

    private static String why(Index index) {
        return switch (index.reason()) {
            case Index.Reason.Question(String name, double _) -> name;
            case Index.Reason.Assumed(String list) -> "list of " + list + ", newest first (assumed)";
            case Index.Reason.ForeignKey(String to) -> "deletions in " + to;
        };
    }

    private String service() {
        StringBuilder text = new StringBuilder(LOCK_SAFE);
        List<Operation> operations = new Operations(brief).all();
        if (operations.stream().anyMatch(Operation::keyed)) {
            text.append(ServiceTables.IDEMPOTENCY_KEY);
        }
        boolean outbox = !brief.events().isEmpty()
                || brief.externals().stream().anyMatch(External::eventually)
                || brief.auth().register();
        if (outbox) {
            text.append(ServiceTables.OUTBOX);
        }
        if (brief.resources().stream().anyMatch(each -> each.audit() != Resource.Audit.NONE)
                || brief.account().isPresent()) {
            text.append(ServiceTables.AUDIT_EVENT);
        }
        if (!brief.auth().apiKeyRoles().isEmpty()) {
            text.append(ServiceTables.API_KEY);
        }
        if (brief.auth().register()) {
            brief.account().ifPresent(account -> text.append(ServiceTables.confirmation(Names.table(account.name()))));
        }
        if (brief.externals().stream().anyMatch(External::signedWebhooks)) {
            text.append(ServiceTables.WEBHOOK_EVENT);
        }
        return text.toString();
    }
}
