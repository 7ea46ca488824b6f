package dev.lintel.design.found;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.AccessPattern.Filter;
import dev.lintel.design.brief.AccessPattern.Match;
import dev.lintel.design.brief.AccessPattern.Sort;
import dev.lintel.design.brief.AccessPattern.Where;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Step;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How lists are asked: by what their statements compare and sort, and by what the indexes were made for.
record Patterns(Paths paths, Conditions conditions) {
    private static final int PAGE = 20;
    private static final Pattern WHERE = Pattern.compile("(\\w+) ?= ?'(\\w+)'");

    /// Patterns of one list, by what they narrow to; sorts come together.
    List<AccessPattern> of(Resource resource, Thing thing, List<Door> doors, Optional<Door> export) {
        Map<List<Object>, AccessPattern> found = new LinkedHashMap<>();
        Columns columns = new Columns(resource, thing);
        for (Door door : doors) {
            if (door.thing().equals(thing) && door.isList()) {
                paths.queries(door.endpoint())
                        .map(path -> ((Step.Run) path.step()).query())
                        .filter(query -> isListOf(query, thing))
                        .flatMap(query -> asked(query, columns).stream())
                        .forEach(each -> merge(found, each));
            }
        }
        if (doors.stream().anyMatch(door -> door.thing().equals(thing) && door.isList())) {
            thing.table().indexes().forEach(index -> served(index, columns).ifPresent(each -> merge(found, each)));
        }
        for (Door door : doors) {
            if (door.thing().equals(thing) && door.isList()) {
                narrowed(door, columns, found);
            }
        }
        export.flatMap(door -> range(door, columns)).ifPresent(each -> merge(found, each));
        return List.copyOf(found.values());
    }

    private static boolean isListOf(Query query, Thing thing) {
        return query.shape().kind() == Shape.Kind.SELECT
                && query.shape().complete()
                && query.shape().mainTable().filter(thing::is).isPresent()
                && (query.gives() == Query.Gives.MANY || query.gives() == Query.Gives.PAGE);
    }

    private static Optional<AccessPattern> asked(Query query, Columns columns) {
        List<String> by = new ArrayList<>();
        List<Filter> filters = new ArrayList<>();
        Optional<Where> where = Optional.empty();
        for (Predicate each : query.shape().filter()) {
            Optional<String> field = columns.field(each.column());
            if (field.isEmpty()) {
                continue;
            }
            boolean given = each.operand() instanceof Operand.Parameter;
            switch (each.operator()) {
                case EQUAL -> {
                    if (each.operand() instanceof Operand.Constant(String text) && each.conjunct()) {
                        where = Optional.of(new Where(field.get(), text.replaceAll("^'|'$", "")));
                    } else if (given && each.conjunct() && !each.optional()) {
                        by.add(field.get());
                    } else if (given) {
                        filters.add(new Filter(field.get(), Match.EQUAL));
                    }
                }
                case RANGE -> filters.add(new Filter(field.get(), Match.RANGE));
                case LIKE_PREFIX -> filters.add(new Filter(field.get(), Match.PREFIX));
                case NOT_EQUAL, IN, NOT_IN, LIKE, IS_NULL, NOT_NULL, OTHER -> {}
            }
        }
        List<Sort> sorts = query.shape().order().stream()
                .flatMap(order ->
                        columns.field(order.column()).map(field -> new Sort(field, order.descending())).stream())
                .limit(1)
                .toList();
        return by.contains("id") || by.isEmpty() && filters.isEmpty() && sorts.isEmpty()
                ? Optional.empty()
                : Optional.of(pattern(
                        columns.resource(),
                        by,
                        where,
                        filters.stream().distinct().toList(),
                        sorts));
    }

    /// An index of several columns stands for a question: what its first are compared to, and what it sorts by.
    private static Optional<AccessPattern> served(Index index, Columns columns) {
        List<String> fields = new ArrayList<>();
        for (String column : index.columns()) {
            Optional<String> field = columns.field(column);
            if (field.isEmpty()) {
                return Optional.empty();
            }
            fields.add(field.get());
        }
        boolean total = fields.size() > 1 && fields.getLast().equals("id");
        if (!index.method().equals("btree") || index.unique() || !total) {
            return Optional.empty();
        }
        fields.removeLast();
        String sort = fields.removeLast();
        // every list of a tenant's rows is narrowed to the tenant without being told
        columns.resource().tenant().ifPresent(tenant -> fields.remove(tenant.name()));
        Optional<Where> where = where(index.condition(), columns);
        List<String> by = new ArrayList<>(fields);
        where.map(Where::field).filter(field -> !by.contains(field)).ifPresent(by::add);
        return Optional.of(pattern(
                columns.resource(),
                by,
                where,
                List.of(),
                List.of(new Sort(sort, sort.equals("createdAt") && where.isEmpty()))));
    }

    private static Optional<Where> where(String condition, Columns columns) {
        Matcher matcher = WHERE.matcher(condition);
        return matcher.matches()
                ? columns.field(matcher.group(1)).map(field -> new Where(field, matcher.group(2)))
                : Optional.empty();
    }

    /// What callers may narrow a list by, where conditions are handed on as text: what no pattern compares yet. A
    /// prefix is one that an index of its own serves.
    private void narrowed(Door door, Columns columns, Map<List<Object>, AccessPattern> found) {
        Set<Filter> filters = new LinkedHashSet<>();
        for (Shape shape :
                conditions.on(door.endpoint().handler(), columns.thing().table())) {
            for (Predicate each : shape.filter()) {
                boolean given = each.operand() instanceof Operand.Parameter
                        && shape.filter().size() == 1;
                Optional<String> field = given ? columns.field(each.column()) : Optional.empty();
                boolean compared = field.filter(name -> name.equals("id")
                                || found.values().stream()
                                        .anyMatch(one -> one.by().contains(name)))
                        .isPresent();
                Optional<Match> match = switch (each.operator()) {
                    case EQUAL -> Optional.of(Match.EQUAL);
                    case RANGE -> Optional.of(Match.RANGE);
                    case LIKE, LIKE_PREFIX ->
                        Optional.of(Match.PREFIX)
                                .filter(_ -> alone(each.column().name(), columns));
                    case NOT_EQUAL, IN, NOT_IN, IS_NULL, NOT_NULL, OTHER -> Optional.empty();
                };
                if (!compared && match.isPresent()) {
                    field.ifPresent(name -> filters.add(new Filter(name, match.get())));
                }
            }
        }
        if (!filters.isEmpty()) {
            merge(found, pattern(columns.resource(), List.of(), Optional.empty(), List.copyOf(filters), List.of()));
        }
    }

    private static boolean alone(String column, Columns columns) {
        return columns.thing().table().indexes().stream()
                .anyMatch(index -> index.columns().equals(List.of(column)));
    }

    private static Optional<AccessPattern> range(Door export, Columns columns) {
        Thing thing = export.thing();
        Set<String> roles = Permissions.roles(export.endpoint().access());
        return thing.table().indexes().stream()
                .filter(index ->
                        index.method().equals("brin") && index.columns().size() == 1)
                .flatMap(index -> columns.field(index.columns().getFirst()).stream())
                .findFirst()
                .map(field -> new AccessPattern(
                        "export of " + thing.name(),
                        thing.name(),
                        Optional.empty(),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Optional.of(field),
                        true,
                        roles.size() == 1 ? roles.stream().findFirst() : Optional.empty(),
                        PAGE,
                        0,
                        0,
                        0));
    }

    private static AccessPattern pattern(
            Resource resource, List<String> by, Optional<Where> where, List<Filter> filters, List<Sort> sorts) {
        String name = resource.name()
                + (by.isEmpty() ? "" : " by " + String.join(", ", by))
                + where.map(each -> " where " + each.text()).orElse("");
        return new AccessPattern(
                name,
                resource.name(),
                Optional.empty(),
                by,
                where,
                filters,
                sorts,
                Optional.empty(),
                false,
                Optional.empty(),
                PAGE,
                0,
                0,
                0);
    }

    private static void merge(Map<List<Object>, AccessPattern> found, AccessPattern next) {
        found.merge(List.of(next.by(), next.where(), next.stream()), next, Patterns::together);
    }

    private static AccessPattern together(AccessPattern one, AccessPattern other) {
        Set<Filter> filters = new LinkedHashSet<>(one.filters());
        filters.addAll(other.filters());
        Set<Sort> sorts = new LinkedHashSet<>(one.sorts());
        sorts.addAll(other.sorts());
        return new AccessPattern(
                one.name(),
                one.resource(),
                one.operation(),
                one.by(),
                one.where(),
                List.copyOf(filters),
                List.copyOf(sorts),
                one.range(),
                one.stream(),
                one.role(),
                one.page(),
                0,
                0,
                0);
    }

    /// The fields behind columns.
    record Columns(Resource resource, Thing thing) {
        Optional<String> field(Shape.Column column) {
            return column.table().isEmpty() || thing.is(column.table()) ? field(column.name()) : Optional.empty();
        }

        Optional<String> field(String column) {
            return switch (column) {
                case "id" -> Optional.of("id");
                case "created_at" -> Optional.of("createdAt");
                case "updated_at" -> Optional.of("updatedAt");
                default ->
                    resource.links()
                            .filter(link -> isOf(link, column))
                            .map(Resource.Reference::name)
                            .findFirst()
                            .or(() -> resource.field(thing.fieldName(column)).map(Field::name))
                            .or(() -> resource.field(Words.field(column.replaceFirst("_minor$", "")))
                                    .map(Field::name));
            };
        }

        private static boolean isOf(Resource.Reference link, String column) {
            return link.column().equals(column) || Thing.linkName(column).equals(link.name());
        }
    }
}
