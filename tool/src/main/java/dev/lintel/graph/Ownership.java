package dev.lintel.graph;

import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
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
            "user_id",
            "owner_id",
            "customer_id",
            "account_id",
            "member_id",
            "owner",
            "user_name",
            "username",
            "userid",
            "author_id",
            "creator_id",
            "created_by",
            "create_by",
            "creator",
            "buyer_id",
            "seller_id",
            "patient_id",
            "client_id");
    private static final Set<String> USER_TABLES = Set.of(
            "users",
            "user",
            "account",
            "accounts",
            "member",
            "members",
            "customer",
            "customers",
            "app_user",
            "app_users",
            "sys_user",
            "ums_member",
            "ums_admin");
    private static final List<String> USER_WORDS =
            List.of("user", "account", "member", "customer", "person", "login", "credential");
    /// Who wrote something: what people write is mostly there for others to read.
    private static final List<String> AUTHORS =
            List.of("author", "creat", "create", "post", "writer", "written", "publish", "seller", "vendor", "submit");
    /// Who works on something, which is no ownership.
    private static final List<String> WORKERS = List.of(
            "assign",
            "approv",
            "update",
            "modif",
            "handle",
            "process",
            "close",
            "delet",
            "manage",
            "review",
            "last",
            "edit",
            "responsible",
            "agent",
            "operat",
            "lock",
            "cancel",
            "verif",
            "audit");
    private static final List<String> ACTED = List.of("edby", "edon", "wnby", "wnon", "enby");
    /// A row that another points at as its choice is no parent.
    private static final List<String> CHOICES = List.of("default", "last", "preferred", "current", "main", "primary");
    private static final int LONGEST_CHAIN = 2;

    private final Schema schema;
    private final Set<String> users = new LinkedHashSet<>();
    private final Map<String, Optional<Owner>> known = new HashMap<>();

    /// @param column of the table itself: the owner's id, or the key to the parent whose owner it is
    /// @param path tables from this one to the one that names the owner, this one first
    /// @param sure whether a foreign key to the users says so, not only a name
    /// @param author whether the person wrote it, which does not make it hers alone to read
    public record Owner(String column, List<String> path, boolean sure, boolean author) {
        public Owner {
            path = List.copyOf(path);
        }
    }

    private Ownership(Schema schema) {
        this.schema = schema;
        schema.tables().values().stream().filter(Ownership::holdsLogins).forEach(table -> users.add(table.name()));
        boolean elsewhere = users.isEmpty();
        schema.tables().values().stream()
                .filter(table -> USER_TABLES.contains(table.name()))
                .filter(table -> elsewhere || referencesUsers(table))
                .map(Table::name)
                .toList()
                .forEach(users::add);
    }

    private static boolean holdsLogins(Table table) {
        return USER_WORDS.stream().anyMatch(table.name()::contains)
                && table.columns().stream().anyMatch(column -> Sensitivity.of(column.name()) == Sensitivity.CREDENTIAL);
    }

    /// `customers.user_id`: the person behind a login.
    private boolean referencesUsers(Table table) {
        return table.references().stream()
                .anyMatch(key -> users.contains(key.target())
                        && key.columns().size() == 1
                        && !isWorker(key.columns().getFirst()));
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
            return table.get().primaryKey().map(key -> new Owner(key.columns().getFirst(), List.of(name), true, false));
        }
        Optional<Owner> direct = referenced(table.get()).or(() -> named(table.get()));
        if (direct.isPresent() && !direct.get().author() || left == 0) {
            return direct;
        }
        return throughParent(table.get(), left).or(() -> direct);
    }

    /// The foreign key to the users; an owner's rather than an author's.
    private Optional<Owner> referenced(Table table) {
        List<String> columns = table.references().stream()
                .filter(key -> users.contains(key.target()) && key.columns().size() == 1)
                .map(key -> key.columns().getFirst())
                .filter(column -> !isWorker(column))
                .toList();
        return columns.stream()
                .filter(column -> !isAuthor(column))
                .findFirst()
                .or(() -> columns.stream().findFirst())
                .map(column -> new Owner(column, List.of(table.name()), true, isAuthor(column)));
    }

    private static Optional<Owner> named(Table table) {
        return table.columns().stream()
                .map(Schema.Column::name)
                .filter(OWNER_COLUMNS::contains)
                .min(Comparator.comparing(Ownership::isAuthor))
                .map(column -> new Owner(column, List.of(table.name()), false, isAuthor(column)));
    }

    private static boolean isAuthor(String column) {
        return AUTHORS.stream().anyMatch(column::startsWith);
    }

    private static boolean isWorker(String column) {
        return WORKERS.stream().anyMatch(column::startsWith) || !isAuthor(column) && actedOnce(column);
    }

    /// `disbursedon_userid`, `rejected_by`: who did something to the row once.
    private static boolean actedOnce(String column) {
        String plain = column.replace("_", "");
        return ACTED.stream().anyMatch(plain::contains);
    }

    /// A line of an order belongs to whoever the order belongs to.
    private Optional<Owner> throughParent(Table table, int left) {
        Optional<Owner> found = Optional.empty();
        for (ForeignKey key : table.references()) {
            boolean follows = key.columns().size() == 1
                    && !key.target().equals(table.name())
                    && !users.contains(key.target())
                    && CHOICES.stream().noneMatch(key.columns().getFirst()::startsWith)
                    && schema.table(key.target()).filter(each -> !lookup(each)).isPresent();
            Optional<Owner> parent = follows ? search(key.target(), left - 1) : Optional.empty();
            if (parent.filter(owner -> !owner.path().contains(table.name())).isPresent()
                    && (found.isEmpty() || found.get().author() && !parent.get().author())) {
                List<String> path = new ArrayList<>(List.of(table.name()));
                path.addAll(parent.get().path());
                found = Optional.of(new Owner(
                        key.columns().getFirst(),
                        path,
                        parent.get().sure(),
                        parent.get().author()));
            }
        }
        return found;
    }

    /// Categories and types have an author now and then; their children are not the author's.
    private static boolean lookup(Table table) {
        return table.columns().size() <= 2;
    }
}
