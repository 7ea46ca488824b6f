package dev.lintel.practice.access;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Path;
import dev.lintel.graph.Source;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Predicate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The column that says to which customer of the installation a row belongs.
record TenantColumn(String table, String name, String property) {
    private static final Pattern NAMED =
            Pattern.compile("(tenant|organi[sz]ation|org|workspace|company|merchant)(id|code|key|no|uid|uuid)?");

    /// Words of the project's own for the tenant of the one who calls, and where such a holder keeps it.
    private static final Pattern HOLDER = Pattern.compile("tenant|threadlocal\\.get|scopedvalue\\.get");

    static boolean isNamed(String column) {
        return NAMED.matcher(column.toLowerCase(Locale.ROOT).replace("_", "")).matches();
    }

    /// Of this table, as the migrations, the mapping or its statements name it.
    static Optional<TenantColumn> of(Backend backend, String table, List<Path> ways) {
        Optional<Entity> entity = backend.entityOfTable(table);
        return Stream.of(
                        backend.schema().table(table).stream()
                                .flatMap(each -> each.columns().stream())
                                .map(column -> column.name()),
                        entity.stream()
                                .flatMap(each -> each.properties().stream())
                                .map(Entity.Property::column),
                        ways.stream()
                                .flatMap(path -> path.query().shape().filter().stream())
                                .map(Predicate::column)
                                .filter(column -> column.table().equals(table))
                                .map(Shape.Column::name))
                .flatMap(each -> each)
                .filter(TenantColumn::isNamed)
                .findFirst()
                .map(column -> new TenantColumn(
                        table,
                        column,
                        entity.flatMap(each -> each.ofColumn(column))
                                .map(Entity.Property::name)
                                .orElse(column.replace("_", ""))));
    }

    /// The comparisons of this column.
    Stream<Predicate> asked(Path path) {
        return path.query().shape().filter().stream()
                .filter(each -> each.column().name().equals(name)
                        && (each.column().table().isEmpty()
                                || each.column().table().equals(table)));
    }

    /// Whether the statement is held to the tenant of the one who calls.
    boolean isTied(CallerTies ties, Path path) {
        return asked(path)
                .anyMatch(each -> !each.optional() && values(path, each).anyMatch(source -> ofCaller(ties, source)));
    }

    /// Whether the one who calls says which tenant is meant.
    boolean isChosen(CallerTies ties, Path path) {
        List<Source> all = asked(path).flatMap(each -> values(path, each)).toList();
        return !all.isEmpty()
                && all.stream().allMatch(source -> source instanceof Source.Input && !ofCaller(ties, source));
    }

    private static Stream<Source> values(Path path, Predicate predicate) {
        return predicate.operand() instanceof Operand.Parameter(String parameter)
                ? path.argument(parameter).stream()
                : Stream.empty();
    }

    static boolean ofCaller(CallerTies ties, Source source) {
        return ties.ofCaller(source)
                || source.anyRoot(root -> root instanceof Source.Derived derived
                        && HOLDER.matcher(derived.function().toLowerCase(Locale.ROOT))
                                .find());
    }

    /// Whether a step looks at the column of a row in the code.
    boolean isReadBy(Path path) {
        boolean named = switch (path.step()) {
            case Step.Read read -> isSame(read.property());
            case Step.Invoke invoke -> isSame(invoke.name().replaceFirst("^get", ""));
            case Step.Call call ->
                call.targets().stream().anyMatch(target -> isSame(target.name().replaceFirst("^get", "")));
            default -> false;
        };
        return named
                || Stream.concat(
                                path.given(),
                                path.guards().stream()
                                        .flatMap(guard -> guard.condition().sources()))
                        .anyMatch(source -> source.anyRoot(root -> root instanceof Source.Row row
                                && row.path().stream().anyMatch(this::isSame)));
    }

    private boolean isSame(String word) {
        return word.replace("_", "").equalsIgnoreCase(property)
                || word.equalsIgnoreCase(property.replaceFirst("(?i)id$", ""));
    }
}
