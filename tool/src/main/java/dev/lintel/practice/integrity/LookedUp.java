package dev.lintel.practice.integrity;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Path;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Table;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The columns by which a row was looked up, all compared for equality, and what was looked for in each.
///
/// @param sought values by plain column; none for constants
record LookedUp(Table table, List<Predicate> predicates, Map<String, List<Source>> sought) {
    /// Marks of rows that are kept though deleted; a key over them still allows one living row when they cannot
    /// be null.
    private static final Set<String> DELETION = Set.of(
            "deletedat",
            "deletetime",
            "deletedtime",
            "isdeleted",
            "deleted",
            "deleteflag",
            "delflag",
            "removedat",
            "isdelete",
            "archivedat");

    private static final Set<String> CASES = Set.of("lower", "upper");

    LookedUp {
        predicates = List.copyOf(predicates);
        sought = Map.copyOf(sought);
    }

    /// Empty when the query is more than the question whether one row exists, or was not understood.
    static Optional<LookedUp> by(Path look, Table table) {
        Shape shape = ((Step.Run) look.step()).query().shape();
        List<Predicate> key = shape.filter().stream()
                .filter(each -> !deletion(each.column().name()))
                .toList();
        boolean question = shape.complete()
                && shape.order().isEmpty()
                && shape.tables().size() == 1
                && !key.isEmpty()
                && key.stream()
                        .allMatch(each -> each.conjunct() && each.operator() == Operator.EQUAL && !each.optional())
                && key.stream()
                        .allMatch(each -> table.column(each.column().name()).isPresent());
        if (!question) {
            return Optional.empty();
        }
        Map<String, List<Source>> sought = new TreeMap<>();
        for (Predicate each : key) {
            if (each.operand() instanceof Operand.Parameter(String name)) {
                sought.put(each.column().name(), look.argument(name));
            }
        }
        return sought.isEmpty() ? Optional.empty() : Optional.of(new LookedUp(table, key, sought));
    }

    private static boolean deletion(String column) {
        return DELETION.contains(column.replace("_", ""));
    }

    /// What a key has to be over so that it lets one living row have these values.
    LivingRows living(Dialect dialect) {
        Optional<Column> mark = table.columns().stream()
                .filter(column -> deletion(column.name()))
                .min(Comparator.comparing(Column::nullable));
        return LivingRows.of(table, expressions(), mark, dialect);
    }

    /// `email`, `lower(email)`, in the order of the query.
    List<String> expressions() {
        return predicates.stream().map(LookedUp::expression).distinct().toList();
    }

    Set<String> plainColumns() {
        return predicates.stream().map(each -> each.column().name()).collect(Collectors.toCollection(HashSet::new));
    }

    private static String expression(Predicate predicate) {
        String column = predicate.column().name();
        return predicate
                .function()
                .map(function -> function + "(" + column + ")")
                .orElse(column);
    }

    /// An index over either case serves a comparison that ignores case.
    private static List<String> sameText(Predicate predicate) {
        String column = predicate.column().name();
        return predicate.function().filter(CASES::contains).isPresent()
                ? CASES.stream().map(function -> function + "(" + column + ")").toList()
                : List.of(expression(predicate));
    }

    /// Whether the insert stores what was looked for; only known differences count against it.
    boolean storedBy(Path insert, Backend backend) {
        return sought.entrySet().stream().noneMatch(each -> {
            List<Source> stored = stored(insert, backend, each.getKey());
            return known(each.getValue()) && known(stored) && apart(each.getValue(), stored);
        });
    }

    private static boolean known(List<Source> sources) {
        return !sources.isEmpty() && sources.stream().noneMatch(Source.Unknown.class::isInstance);
    }

    private static boolean apart(List<Source> left, List<Source> right) {
        Set<Source> roots = left.stream().flatMap(Source::roots).collect(Collectors.toCollection(HashSet::new));
        return right.stream().flatMap(Source::roots).noneMatch(roots::contains);
    }

    private static List<Source> stored(Path insert, Backend backend, String column) {
        Shape shape = ((Step.Run) insert.step()).query().shape();
        Optional<Operand> assigned = shape.assigned().stream()
                .filter(each -> each.column().name().equals(column))
                .map(Shape.Assignment::value)
                .findFirst();
        if (assigned.orElse(null) instanceof Operand.Parameter(String name)
                && !insert.argument(name).isEmpty()) {
            return insert.argument(name);
        }
        return insert.argument("arg0").stream()
                .flatMap(saved -> saved instanceof Source.Made made ? property(made, backend, column) : Stream.empty())
                .toList();
    }

    private static Stream<Source> property(Source.Made made, Backend backend, String column) {
        Entity entity = backend.entities().get(made.type());
        return entity == null
                ? Stream.empty()
                : entity.ofColumn(column).stream()
                        .flatMap(property -> made.properties().getOrDefault(property.name(), List.of()).stream());
    }

    /// A row that was read and is saved again is no insert.
    static boolean updates(Path insert) {
        return insert.arguments().values().stream().flatMap(List::stream).anyMatch(Source.Row.class::isInstance)
                && ((Step.Run) insert.step()).query().shape().kind() == Shape.Kind.UPSERT;
    }

    /// Whether some unique key lets only one living row have these values.
    boolean keptUnique() {
        Set<String> all = plainColumns();
        predicates.forEach(each -> all.addAll(sameText(each)));
        table.columns().stream()
                .filter(column -> deletion(column.name()) && !column.nullable())
                .map(Column::name)
                .forEach(all::add);
        Stream<? extends Collection<String>> uniques = Stream.of(
                        table.primaryKey().stream().map(each -> each.columns()),
                        table.uniques().stream().map(each -> each.columns()),
                        table.indexes().stream().filter(each -> each.unique()).map(each -> each.columns()))
                .flatMap(each -> each);
        return uniques.anyMatch(all::containsAll);
    }
}
