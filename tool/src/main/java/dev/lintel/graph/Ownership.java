package dev.lintel.graph;

import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whose a row is: the column of a table that names a person or account, directly or over at most two foreign keys.
/// Users are found as the table that holds credentials; the columns by foreign key first, by name second.
public final class Ownership {
    private static final Set<String> OWNER_COLUMNS = Set.of(
            "user_id", "owner_id", "customer_id", "account_id", "member_id", "owner", "user_name", "username", "userid",
            "author_id", "creator_id", "created_by", "create_by", "creator", "buyer_id", "seller_id", "patient_id", "client_id");
    private static final Set<String> USER_TABLES = Set.of(
            "users", "user", "account", "accounts", "member", "members", "customer", "customers", "app_user", "app_users",
            "sys_user", "ums_member", "ums_admin");
    private static final int LONGEST_CHAIN = 2;

    private final Schema schema;
    private final Set<String> users = new LinkedHashSet<>();
    private final Map<String, Optional<Owner>> known = new HashMap<>();

    /// @param column of the table itself: the owner's id, or the key to the parent whose owner it is
    /// @param path tables from this one to the one that names the owner, this one first
    /// @param sure whether a foreign key to the users says so, not only a name
    public record Owner(String column, List<String> path, boolean sure) {
        public Owner {
            path = List.copyOf(path);
        }
    }

    private Ownership(Schema schema) {
        this.schema = schema;
        for (Table table : schema.tables().values()) {
            boolean credentials = table.columns().stream()
                    .anyMatch(column -> Sensitivity.of(column.name()) == Sensitivity.CREDENTIAL);
            if (USER_TABLES.contains(table.name()) || credentials && table.name().contains("user")) {
                users.add(table.name());
            }
        }
    }

    public static Ownership of(Schema schema) {
        return new Ownership(schema);
    }

    public boolean isUserTable(String table) {
        return users.contains(table);
    }

    /// The owner of a table's rows; a row of the users' own table is its own owner, by its key.
    public synchronized Optional<Owner> owner(String table) {
        Optional<Owner> found = known.get(table);
        if (found == null) {
            found = search(table, LONGEST_CHAIN);
            known.put(table, found);
        }
        return found;
    }

    private Optional<Owner> search(String name, int left) {
        Optional<Table> table = schema.table(name);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        if (users.contains(name)) {
            return table.get().primaryKey().map(key -> new Owner(key.columns().getFirst(), List.of(name), true));
        }
        for (ForeignKey key : table.get().references()) {
            if (users.contains(key.target()) && key.columns().size() == 1) {
                return Optional.of(new Owner(key.columns().getFirst(), List.of(name), true));
            }
        }
        Optional<String> named = table.get().columns().stream()
                .map(Schema.Column::name)
                .filter(OWNER_COLUMNS::contains)
                .findFirst();
        if (named.isPresent()) {
            return Optional.of(new Owner(named.get(), List.of(name), false));
        }
        return left == 0 ? Optional.empty() : throughParent(table.get(), left);
    }

    private Optional<Owner> throughParent(Table table, int left) {
        for (ForeignKey key : table.references()) {
            if (key.columns().size() != 1 || key.target().equals(table.name())) {
                continue;
            }
            Optional<Owner> parent = search(key.target(), left - 1);
            if (parent.isPresent() && schema.table(key.target()).map(each -> !lookup(each)).orElse(false)) {
                List<String> path = new java.util.ArrayList<>(List.of(table.name()));
                path.addAll(parent.get().path());
                return Optional.of(new Owner(key.columns().getFirst(), path, parent.get().sure()));
            }
        }
        return Optional.empty();
    }

    /// Categories and types have an author now and then; their children are not the author's.
    private static boolean lookup(Table table) {
        return table.columns().size() <= 2;
    }
}
