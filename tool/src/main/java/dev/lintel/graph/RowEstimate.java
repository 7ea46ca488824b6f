package dev.lintel.graph;

import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Traffic.Growth;
import dev.lintel.graph.Traffic.TableUse;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Estimates the [Magnitude] of tables: who adds the rows comes first, then whether each row hangs on a row of
/// another table that grows, and the name last, since names are weak evidence.
record RowEstimate(Backend backend, Traffic traffic, Ownership ownership) {
    private static final Set<String> REFERENCE_WORDS = Set.of(
            "config",
            "configs",
            "configuration",
            "configurations",
            "serverconfig",
            "setting",
            "settings",
            "dict",
            "dicts",
            "dictionary",
            "category",
            "categories",
            "type",
            "types",
            "role",
            "roles",
            "permission",
            "permissions",
            "privilege",
            "privileges",
            "authority",
            "authorities",
            "menu",
            "menus",
            "resource",
            "resources",
            "dept",
            "department",
            "departments",
            "region",
            "regions",
            "country",
            "countries",
            "city",
            "cities",
            "brand",
            "brands",
            "template",
            "templates",
            "param",
            "params",
            "parameter",
            "parameters",
            "lookup",
            "locale",
            "currency",
            "currencies",
            "language",
            "languages",
            "feature",
            "vocabulary",
            "schema",
            "status",
            "statuses",
            "property",
            "properties",
            "option",
            "options",
            "lock",
            "locks",
            "version",
            "job",
            "jobs",
            "registry",
            "server",
            "servers",
            "node",
            "nodes",
            "sequence");
    private static final Set<String> EVENT_WORDS = Set.of(
            "log",
            "logs",
            "history",
            "histories",
            "event",
            "events",
            "message",
            "messages",
            "audit",
            "record",
            "records",
            "notification",
            "notifications",
            "session",
            "sessions",
            "visit",
            "visits",
            "transaction",
            "transactions",
            "payment",
            "payments",
            "order",
            "orders",
            "comment",
            "comments",
            "entry",
            "entries",
            "activity",
            "activities",
            "trace",
            "snapshot",
            "attempt",
            "attempts",
            "click",
            "clicks",
            "mail",
            "mails",
            "email",
            "emails",
            "item",
            "items",
            "token",
            "tokens");

    /// Parents of a row: so many describe it.
    private static final int SEVERAL = 3;

    private static final Pattern WRITERS =
            Pattern.compile("(creat|modif|updat|chang|delet|approv|edit)\\w*?(_?by|_?user)|creator|editor");

    Magnitude of(String table) {
        if (traffic.growth(table) != Growth.GROWING) {
            return Magnitude.FEW;
        }
        List<String> words = List.of(table.toLowerCase(Locale.ROOT).split("_"));
        boolean event = EVENT_WORDS.contains(words.getLast());
        TableUse use = traffic.of(table);
        if (!event && words.stream().anyMatch(REFERENCE_WORDS::contains)) {
            return Magnitude.FEW;
        }
        if (use.staffOnly()) {
            return isDailyWork(table, use, event) ? Magnitude.SOME : Magnitude.FEW;
        }
        if (isSignedUpTo(table, use)) {
            return Magnitude.MANY;
        }
        if (!event && isUntold(use)) {
            return Magnitude.SOME;
        }
        if (!event && isCatalogue(table, use)) {
            return Magnitude.FEW;
        }
        boolean fromOutside = use.inserters().stream().anyMatch(RowEstimate::outside);
        return fromOutside || event || hangsOnGrowing(table) ? Magnitude.MANY : Magnitude.SOME;
    }

    /// Whether people whose role names their work, teachers and clerks, add rows one after the other: marks of
    /// pupils, movements of goods, what happens to rows of another table that grows. Who runs the installation
    /// sets it up and is done.
    private boolean isDailyWork(String table, TableUse use, boolean event) {
        boolean workers = use.inserters().stream()
                .allMatch(each -> each instanceof Endpoint endpoint
                        && endpoint.access() instanceof Access.Restricted restricted
                        && !restricted.onlyOperators()
                        && restricted.requirements().stream()
                                .anyMatch(asked -> asked instanceof Access.Requirement.AnyRole));
        return workers && (event || hangsOnAdded(table));
    }

    private boolean hangsOnAdded(String name) {
        return parents(name)
                .filter(parent -> !parent.equals(name))
                .anyMatch(parent -> traffic.growth(parent) == Growth.GROWING
                        && !ownership.isUserTable(parent)
                        && Stream.of(parent.split("_")).noneMatch(REFERENCE_WORDS::contains));
    }

    /// Whether few rows are more than a guess: nothing adds any, what they are called or describe says so, or who
    /// adds them runs the whole installation. A permission says less: all that people do may ask for one.
    boolean isSmallForSure(String table) {
        return of(table) == Magnitude.FEW
                && switch (traffic.growth(table)) {
                    case LOOKUP -> true;
                    case UNKNOWN -> false;
                    case GROWING ->
                        !traffic.of(table).staffOnly()
                                || traffic.of(table).inserters().stream().allMatch(RowEstimate::isOfOperators);
                };
    }

    private static boolean isOfOperators(Entry entry) {
        return entry instanceof Endpoint endpoint
                && switch (endpoint.access()) {
                    case Access.Restricted restricted -> restricted.onlyOperators();
                    case Access.FromData _, Access.Denied _ -> true;
                    case Access.Public _, Access.Unknown _ -> false;
                };
    }

    /// Whether people make their own accounts there: without a login, where others are asked for one.
    private boolean isSignedUpTo(String table, TableUse use) {
        return ownership.isUserTable(table)
                && use.inserters().stream()
                        .anyMatch(each -> each instanceof Endpoint endpoint
                                && endpoint.access().opensEverywhere())
                && backend.endpoints().stream().anyMatch(each -> each.access() instanceof Access.Restricted);
    }

    /// Whether it is not known of anyone who adds rows whether he is staff.
    private static boolean isUntold(TableUse use) {
        return !use.inserters().isEmpty()
                && use.inserters().stream()
                        .allMatch(each -> each instanceof Endpoint endpoint
                                && endpoint.access().isOpenQuestion());
    }

    /// Grades, posts, nations: one of several things that describe the rows of another table, with nothing of a
    /// person or of money in it and nothing above it, and who adds one is there for nothing else. What rows merely
    /// hang on, the thread of a message, is not of that kind.
    private boolean isCatalogue(String name, TableUse use) {
        Optional<Table> table = backend.schema().table(name);
        boolean describes = table.filter(each -> each.complete()
                        && each.columns().stream()
                                .allMatch(column -> Sensitivity.of(column.name()) == Sensitivity.NONE))
                .isPresent();
        return describes
                && describesOthers(name)
                && parents(name).allMatch(name::equals)
                && !use.inserters().isEmpty()
                && use.inserters().stream().noneMatch(entry -> outside(entry) || addsElsewhere(entry, name));
    }

    private boolean describesOthers(String name) {
        return backend.schema().tables().values().stream()
                .filter(other -> !other.name().equals(name))
                .map(other -> other.references().stream()
                        .map(Schema.ForeignKey::target)
                        .collect(Collectors.toSet()))
                .anyMatch(targets -> targets.size() >= SEVERAL && targets.contains(name));
    }

    private boolean addsElsewhere(Entry entry, String name) {
        return backend.schema().tables().keySet().stream()
                .filter(other -> !other.equals(name))
                .anyMatch(other -> traffic.of(other).inserters().contains(entry));
    }

    /// Whoever sends a message, or anyone who was meant to come in without a login.
    private static boolean outside(Entry entry) {
        return entry instanceof Entry.Listener
                || entry instanceof Endpoint endpoint
                        && endpoint.access() instanceof Access.Public open
                        && open.how() == Access.How.EXPLICIT;
    }

    /// Whether each row belongs to a row of another table to which requests add: several of these to one of those.
    private boolean hangsOnGrowing(String name) {
        return parents(name)
                .filter(parent -> !parent.equals(name))
                .anyMatch(parent -> traffic.growth(parent) == Growth.GROWING
                        && !traffic.of(parent).staffOnly()
                        && Stream.of(parent.split("_")).noneMatch(REFERENCE_WORDS::contains));
    }

    private Stream<String> parents(String name) {
        Stream<String> keys = backend.schema().table(name).stream()
                .flatMap(table -> table.references().stream())
                .filter(key -> key.columns().stream().noneMatch(RowEstimate::saysWhoWrote))
                .map(Schema.ForeignKey::target);
        Stream<String> named = backend.schema().table(name).stream().flatMap(this::named);
        Stream<String> mapped = backend.entityOfTable(name).stream()
                .flatMap(entity -> entity.properties().stream())
                .filter(property -> property.kind() == Entity.Kind.TO_ONE && !saysWhoWrote(property.name()))
                .flatMap(property -> property.association().stream())
                .flatMap(association -> Optional.ofNullable(backend.entities().get(association.target())).stream())
                .map(Entity::table);
        return Stream.of(keys, named, mapped).flatMap(all -> all);
    }

    /// `created_by_id`: that somebody wrote a row does not make it one of many of his.
    private static boolean saysWhoWrote(String column) {
        return WRITERS.matcher(column.toLowerCase(Locale.ROOT)).find();
    }

    /// `order_id` where there is a table `order`, `orders` or `oms_order`, for schemas that declare no keys.
    private Stream<String> named(Table table) {
        return table.columns().stream()
                .map(Schema.Column::name)
                .filter(column -> column.endsWith("_id") && !saysWhoWrote(column))
                .map(column -> column.substring(0, column.length() - "_id".length()))
                .flatMap(word -> backend.schema().tables().keySet().stream()
                        .filter(each -> each.equals(word) || each.equals(word + "s") || each.endsWith("_" + word)));
    }
}
