package dev.lintel.graph;

import dev.lintel.graph.Schema.Table;
import dev.lintel.sql.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What happens when the same request comes twice, one after the other: a double click, a client's or a proxy's
/// retry (RFC 9110 section 9.2.2).
///
/// @param because the write that decided; empty when the endpoint itself is keyed
public record Repetition(Kind kind, Optional<Path> because) {
    /// From the best to the worst.
    public enum Kind {
        /// The second time changes nothing.
        HARMLESS,
        /// The second time is told from a new request: by a key of the caller's, or because a unique key over what
        /// the caller sent, or a look at the table, keeps a second row out.
        KEYED,
        UNKNOWN,
        /// A second row, or the same amount once more.
        DOUBLES
    }

    /// RFC draft "The Idempotency-Key HTTP Header Field", and how it is called where it is older.
    private static final Pattern KEY =
            Pattern.compile("(?i)(x-)?(idempoten\\w*|request|correlation|dedup\\w*)[-_]?(key|id|token)?");

    /// Annotations of libraries and projects that keep a request from running twice, by their simple name.
    private static final Pattern ONCE =
            Pattern.compile("(?i)\\w*(idempoten|repeatsubmit|norepeat|duplicatesubmit)\\w*");

    private static final Pattern SUM = Pattern.compile(".*[+-].*");

    /// Empty for an entry that writes nothing.
    public static Optional<Repetition> of(Paths paths, Entry entry) {
        List<Path> all = paths.of(entry);
        List<Repetition> writes = all.stream()
                .flatMap(path -> write(path, all, paths).stream().map(kind -> new Repetition(kind, Optional.of(path))))
                .toList();
        if (writes.isEmpty()) {
            return Optional.empty();
        }
        return isKeyed(paths, entry, all)
                ? Optional.of(new Repetition(Kind.KEYED, Optional.empty()))
                : writes.stream().max(Comparator.comparing(Repetition::kind)).map(worst -> worst.in(paths, entry));
    }

    /// What keeps a second row out may stand in the part that was not followed.
    private Repetition in(Paths paths, Entry entry) {
        return kind == Kind.DOUBLES && !paths.isWhole(entry) ? new Repetition(Kind.UNKNOWN, because) : this;
    }

    private static boolean isKeyed(Paths paths, Entry entry, List<Path> all) {
        boolean annotated = paths.backend()
                .operation(entry.handler())
                .filter(each -> each.annotations().stream()
                        .map(name -> name.substring(name.lastIndexOf('.') + 1))
                        .anyMatch(name -> ONCE.matcher(name).matches()))
                .isPresent();
        return annotated
                || entry instanceof Endpoint endpoint
                        && endpoint.inputs().stream()
                                .filter(input -> isKey(input))
                                .anyMatch(input -> all.stream().anyMatch(path -> uses(path, input)));
    }

    private static boolean isKey(Endpoint.Input input) {
        String name = input.name().toLowerCase(Locale.ROOT);
        boolean sentAsHeader = input.kind() == Endpoint.Input.Kind.HEADER && !name.contains("correlation");
        return KEY.matcher(name).matches() && (sentAsHeader || name.contains("idempot"));
    }

    /// The key is looked up or stored somewhere, not only logged.
    private static boolean uses(Path path, Endpoint.Input input) {
        return !(path.step() instanceof Step.Return)
                && path.arguments().values().stream()
                        .anyMatch(sources -> Source.anyRoot(
                                sources,
                                source ->
                                        source instanceof Source.Input from && from.parameter() == input.parameter()));
    }

    private static Optional<Kind> write(Path path, List<Path> all, Paths paths) {
        return switch (path.step()) {
            case Step.Run run
            when run.query().shape().mutates() -> Optional.of(new Write(path, run.query(), all, paths).kind());
            case Step.Put put
            when path.transaction().isPresent() && isRow(path.argument("this")) ->
                Optional.of(OwnSum.is(put, path) ? Kind.DOUBLES : Kind.HARMLESS);
            default -> Optional.empty();
        };
    }

    private static boolean isRow(List<Source> sources) {
        return !sources.isEmpty()
                && sources.stream()
                        .allMatch(source -> source instanceof Source.Row row
                                && row.path().isEmpty()
                                && !row.query().entity().isEmpty());
    }

    /// One statement of an endpoint.
    private record Write(Path path, Query query, List<Path> all, Paths paths) {
        Kind kind() {
            Shape shape = query.shape();
            if (shape.mainTable().isEmpty() || !shape.complete() && !onlyNarrowedElsewhere(shape)) {
                return Kind.UNKNOWN;
            }
            return switch (shape.kind()) {
                case DELETE -> Kind.HARMLESS;
                case UPDATE -> addsUp(shape) ? Kind.DOUBLES : Kind.HARMLESS;
                case UPSERT -> query.language() == Query.Language.BUILT_IN ? saved(shape) : upserted(shape);
                case INSERT -> inserted(shape);
                case SELECT, OTHER -> Kind.UNKNOWN;
            };
        }

        /// Whether all that is not known of the statement is which rows it finds: the part of a condition that is
        /// put together elsewhere.
        private boolean onlyNarrowedElsewhere(Shape shape) {
            int where = query.text().toLowerCase(Locale.ROOT).lastIndexOf("where");
            return shape.kind() == Shape.Kind.DELETE
                    || shape.kind() == Shape.Kind.UPDATE
                            && where > 0
                            && !query.text().substring(0, where).contains("${");
        }

        private Kind upserted(Shape shape) {
            return addsUp(shape) ? Kind.DOUBLES : Kind.KEYED;
        }

        /// `set stock = stock - ?`, unless the statement only finds rows that were not changed yet.
        private static boolean addsUp(Shape shape) {
            List<Shape.Assignment> sums = shape.assigned().stream()
                    .filter(each -> each.value() instanceof Shape.Operand.Computed computed
                            && SUM.matcher(computed.text()).matches()
                            && computed.text().contains(each.column().name()))
                    .toList();
            boolean once = shape.assigned().stream()
                    .anyMatch(each -> shape.filter().stream()
                            .filter(asked -> asked.conjunct()
                                    && asked.column()
                                            .name()
                                            .equals(each.column().name()))
                            .anyMatch(asked -> leaves(each.value(), asked)));
            return !sums.isEmpty() && !once;
        }

        /// Whether a row with this value is no longer found by the condition: a version that was counted on, a
        /// state that was left.
        private static boolean leaves(Shape.Operand value, Shape.Predicate asked) {
            return switch (asked.operator()) {
                case EQUAL -> !asked.operand().equals(value);
                case IN ->
                    value instanceof Shape.Operand.Constant constant
                            && asked.operand() instanceof Shape.Operand.Constant list
                            && !list.text().contains(constant.text());
                default -> false;
            };
        }

        /// `save` of a row that was read writes it back; of anything else it inserts.
        private Kind saved(Shape shape) {
            boolean row =
                    path.arguments().values().stream().flatMap(List::stream).anyMatch(Source.Row.class::isInstance);
            return row ? Kind.HARMLESS : inserted(shape);
        }

        private Kind inserted(Shape shape) {
            String name = shape.mainTable().orElseThrow();
            if (paths.traffic().of(name).readers().isEmpty() || isLookedFor(name)) {
                return paths.traffic().of(name).readers().isEmpty() ? Kind.HARMLESS : Kind.KEYED;
            }
            Optional<Table> table = paths.backend().schema().table(name);
            Optional<Entity> entity = paths.backend().entityOfTable(name);
            boolean keyed = Stream.concat(
                            table.stream().flatMap(Write::uniques),
                            entity.stream().flatMap(Write::uniques))
                    .anyMatch(columns -> columns.stream().allMatch(column -> isGiven(column, entity)));
            if (keyed) {
                return Kind.KEYED;
            }
            boolean closed = table.filter(Table::complete).isPresent()
                    || table.isEmpty() && entity.filter(Entity::complete).isPresent();
            return closed ? Kind.DOUBLES : Kind.UNKNOWN;
        }

        /// Whether the insert depends on what a look at the same table found.
        private boolean isLookedFor(String table) {
            return path.guards().stream()
                    .flatMap(guard -> guard.condition().sources())
                    .anyMatch(source -> source instanceof Source.Row row
                            && row.query()
                                    .shape()
                                    .mainTable()
                                    .filter(table::equals)
                                    .isPresent());
        }

        private static Stream<List<String>> uniques(Table table) {
            return Stream.concat(
                    table.uniques().stream().map(Schema.Key::columns),
                    table.indexes().stream().filter(Schema.Index::unique).map(Schema.Index::columns));
        }

        private static Stream<List<String>> uniques(Entity entity) {
            return Stream.concat(
                    entity.uniques().stream(),
                    entity.properties().stream()
                            .filter(each -> each.unique() && each.kind() != Entity.Kind.ID)
                            .map(each -> List.of(each.column())));
        }

        /// Whether the value of a column comes with the request, rather than being made anew each time. What is not
        /// known is taken to come with it.
        private boolean isGiven(String column, Optional<Entity> entity) {
            List<Source> stored = stored(column, entity);
            return stored.isEmpty()
                    || stored.stream()
                            .flatMap(Source::roots)
                            .anyMatch(source -> !(source instanceof Source.Fresh)
                                    && !(source instanceof Source.Derived)
                                    && !(source instanceof Source.Constant));
        }

        private List<Source> stored(String column, Optional<Entity> entity) {
            Optional<String> parameter = query.shape().assigned().stream()
                    .filter(each -> each.column().name().equals(column))
                    .map(Shape.Assignment::value)
                    .filter(Shape.Operand.Parameter.class::isInstance)
                    .map(value -> ((Shape.Operand.Parameter) value).name())
                    .findFirst();
            if (parameter.isPresent() && !path.argument(parameter.get()).isEmpty()) {
                return path.argument(parameter.get());
            }
            Optional<String> property =
                    entity.flatMap(each -> each.ofColumn(column)).map(Entity.Property::name);
            return path.argument("arg0").stream()
                    .flatMap(saved -> saved instanceof Source.Made made && property.isPresent()
                            ? made.properties().getOrDefault(property.get(), List.of()).stream()
                            : Stream.empty())
                    .toList();
        }
    }
}
