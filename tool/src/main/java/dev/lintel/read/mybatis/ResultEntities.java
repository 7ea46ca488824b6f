package dev.lintel.read.mybatis;

import dev.lintel.code.Field;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entity.Stored;
import dev.lintel.read.Fact;
import dev.lintel.read.mybatis.Mappers.Located;
import dev.lintel.read.mybatis.Xml.Element;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Plain classes that mapper files fill with the rows of one table: by a `resultMap`, or by `resultType` with
/// columns named as the fields (underscores for capitals, `mapUnderscoreToCamelCase`). They are never complete, as a
/// mapper says nothing of columns that it does not read.
final class ResultEntities {
    private static final Set<String> MAPPED_OTHERWISE = Set.of("Entity", "TableName", "Table", "MappedSuperclass");
    private static final int DEEPEST = 4;

    private final Program program;
    private final Mappers mappers;
    private final Map<String, Shape> shapes = new TreeMap<>();
    private final Map<String, Set<String>> tables = new TreeMap<>();
    private final Map<String, Map<String, Property>> properties = new TreeMap<>();

    /// @param statements the mappers' methods, which tell the tables
    ResultEntities(Program program, Mappers mappers, List<Fact> statements) {
        this.program = program;
        this.mappers = mappers;
        statements.stream()
                .filter(Fact.QueryMethod.class::isInstance)
                .map(Fact.QueryMethod.class::cast)
                .forEach(each -> shapes.putIfAbsent(
                        each.receiver() + "#" + each.name(), each.query().shape()));
    }

    /// Classes of one table only: what joins fill is nobody's row.
    Stream<Entity> entities() {
        mappers.all().forEach(this::read);
        return tables.entrySet().stream()
                .filter(each -> each.getValue().size() == 1 && properties.containsKey(each.getKey()))
                .flatMap(each -> program.type(each.getKey()).stream()
                        .map(type -> new Entity(
                                type.name(),
                                each.getValue().iterator().next(),
                                List.copyOf(properties
                                        .getOrDefault(type.name(), Map.of())
                                        .values()),
                                List.of(),
                                false,
                                type.at())));
    }

    private void read(Mapper mapper) {
        for (Element statement : mapper.statements()) {
            Shape shape = shapes.get(mapper.namespace() + "#" + statement.attribute("id"));
            if (statement.name().equals("select")
                    && shape != null
                    && shape.mainTable().isPresent()) {
                Optional<Located> map = mappers.result(mapper, statement.attribute("resultMap"));
                map.ifPresent(found -> plain(found.element().attribute("type"))
                        .ifPresent(type -> filled(type, shape, mapped(found, type, 0))));
                plain(statement.attribute("resultType")).ifPresent(type -> filled(type, shape, named(type, shape)));
            }
        }
    }

    /// A class of the sources that nothing else maps.
    private Optional<TypeDeclaration> plain(String name) {
        return program.type(name)
                .filter(TypeDeclaration::isMain)
                .filter(type ->
                        type.annotations().stream().noneMatch(each -> MAPPED_OTHERWISE.contains(each.simpleName())));
    }

    private void filled(TypeDeclaration type, Shape shape, List<Property> found) {
        if (found.isEmpty()) {
            return;
        }
        boolean joined = shape.tables().stream().anyMatch(use -> use.role() == Shape.TableUse.Role.JOINED);
        Set<String> of = tables.computeIfAbsent(type.name(), _ -> new TreeSet<>());
        if (!joined) {
            of.add(shape.mainTable().orElseThrow());
            Map<String, Property> known = properties.computeIfAbsent(type.name(), _ -> new LinkedHashMap<>());
            found.forEach(each -> known.putIfAbsent(each.name(), each));
        }
    }

    private List<Property> mapped(Located results, TypeDeclaration type, int depth) {
        List<Property> found = new ArrayList<>();
        for (Element each : results.element().elements()) {
            boolean id = each.name().equals("id");
            String property = each.attribute("property");
            Optional<Field> field = field(type, property, 0);
            if ((id || each.name().equals("result")) && field.isPresent()) {
                found.add(property(property, Shape.fold(each.attribute("column")), id, field.get()));
            }
        }
        String above = results.element().attribute("extends");
        if (!above.isEmpty() && depth < DEEPEST) {
            mappers.result(results.mapper(), above).ifPresent(next -> found.addAll(mapped(next, type, depth + 1)));
        }
        return found;
    }

    /// The fields that the selected columns go to; all of them when the statement selects everything.
    private List<Property> named(TypeDeclaration type, Shape shape) {
        Set<String> selected = new TreeSet<>();
        shape.columns().forEach(column -> selected.add(column.name()));
        boolean everything = selected.isEmpty() || shape.columns().stream().anyMatch(Shape.Column::isAll);
        return type.fields().stream()
                .filter(field -> !field.modifiers().contains(Modifier.STATIC))
                .map(field -> property(
                        field.name(),
                        PlusEntities.underscored(field.name()),
                        field.name().equals("id"),
                        field))
                .filter(each -> shape.complete() && (everything || selected.contains(each.column())))
                .toList();
    }

    private Optional<Field> field(TypeDeclaration type, String name, int depth) {
        Optional<Field> own = type.field(name);
        return own.isPresent() || depth >= DEEPEST
                ? own
                : type.superclass()
                        .flatMap(above -> program.type(above.erasure()))
                        .flatMap(above -> field(above, name, depth + 1));
    }

    private static Property property(String name, String column, boolean id, Field field) {
        Span at = field.at();
        return new Property(
                name,
                id ? Kind.ID : Kind.BASIC,
                column,
                field.type().erasure(),
                Optional.empty(),
                Optional.empty(),
                false,
                true,
                Stored.PLAIN,
                Optional.empty(),
                at);
    }
}
