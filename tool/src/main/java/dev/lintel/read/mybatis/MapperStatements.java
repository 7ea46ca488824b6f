package dev.lintel.read.mybatis;

import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Binding;
import dev.lintel.read.mybatis.Mappers.Located;
import dev.lintel.read.mybatis.Xml.Element;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Statements of mapper files as facts about the methods of their interfaces.
final class MapperStatements {
    /// Nested selects inside nested selects are followed this far; they may go in rings.
    private static final int DEEPEST_NESTING = 2;

    private final Program program;
    private final Mappers mappers;
    private final Constants constants;
    private final Dialect dialect;
    private final KnownShapes shapes;

    MapperStatements(Program program, Mappers mappers, Dialect dialect, KnownShapes shapes) {
        this.program = program;
        this.mappers = mappers;
        this.constants = new Constants(program);
        this.dialect = dialect;
        this.shapes = shapes;
    }

    /// In parallel: generated mappers bring statements by the thousand, and each is parsed several times.
    List<Fact> facts() {
        return mappers.all().parallelStream()
                .flatMap(mapper -> facts(mapper).stream())
                .toList();
    }

    private List<Fact> facts(Mapper mapper) {
        List<Fact> facts = new ArrayList<>();
        Optional<TypeDeclaration> type = program.type(mapper.namespace());
        for (Element statement : mapper.statements()) {
            List<Method> methods =
                    type.map(it -> it.methods(statement.attribute("id"))).orElse(List.of());
            if (methods.isEmpty()) {
                facts.add(fact(mapper, statement, Optional.empty()));
            }
            methods.forEach(method -> facts.add(fact(mapper, statement, Optional.of(method))));
        }
        return facts;
    }

    private Fact fact(Mapper mapper, Element statement, Optional<Method> method) {
        Optional<MapperParameters> parameters = method.map(it -> MapperParameters.of(it, constants));
        Query query = query(mapper, statement, method, parameters, 0);
        List<Binding> bound = parameters.map(it -> it.bindings(query)).orElse(List.of());
        return new Fact.QueryMethod(
                mapper.namespace(),
                statement.attribute("id"),
                method.map(it -> it.id().arity()).orElse(-1),
                method.map(it -> it.id().parameters()).orElse(List.of()),
                query,
                bound,
                mapper.at(statement));
    }

    private Query query(
            Mapper mapper,
            Element statement,
            Optional<Method> method,
            Optional<MapperParameters> parameters,
            int depth) {
        DynamicShape dynamic = DynamicShape.of(statement, mapper, mappers, dialect, shapes);
        Shape shape = dynamic.shape();
        boolean paged = parameters.filter(MapperParameters::paged).isPresent();
        if (paged && shape.limit() instanceof Limit.None) {
            shape = shape.bounded(new Limit.Chosen("page"));
        }
        return new Query(
                shape,
                Language.MAPPER,
                dynamic.text(),
                Set.of(),
                "",
                gives(shape, method.map(Method::returns)),
                List.of(),
                depth < DEEPEST_NESTING ? perRow(mapper, statement, depth) : List.of(),
                PastedText.of(statement, mapper, mappers),
                mapper.at(statement));
    }

    static Gives gives(Shape shape, Optional<Type> returns) {
        if (shape.mutates()) {
            return Gives.NOTHING;
        }
        if (returns.isEmpty()) {
            return shape.aggregation() == Aggregation.SINGLE ? Gives.NUMBER : Gives.MANY;
        }
        String type = returns.get().erasure();
        String simple = type.substring(type.lastIndexOf('.') + 1);
        return switch (simple) {
            case "List", "Set", "Collection", "Map", "Iterable", "HashSet", "ArrayList" -> Gives.MANY;
            case "Page", "IPage", "PageInfo" -> Gives.PAGE;
            case "Cursor", "Stream" -> Gives.STREAM;
            case "int", "long", "Integer", "Long" ->
                shape.aggregation() == Aggregation.SINGLE || !shape.complete() ? Gives.NUMBER : Gives.ONE;
            case "boolean", "Boolean" -> Gives.BOOLEAN;
            case "void" -> Gives.NOTHING;
            default -> returns.get() instanceof Type.Array ? Gives.MANY : Gives.ONE;
        };
    }

    /// The statements that the result map runs for each row.
    private List<Query> perRow(Mapper mapper, Element statement, int depth) {
        List<Query> queries = new ArrayList<>();
        mappers.result(mapper, statement.attribute("resultMap")).ifPresent(found -> nested(found, depth, 0, queries));
        return queries;
    }

    private void nested(Located results, int depth, int extended, List<Query> queries) {
        collect(results.mapper(), results.element(), depth, queries);
        String above = results.element().attribute("extends");
        if (!above.isEmpty() && extended < DEEPEST_NESTING) {
            mappers.result(results.mapper(), above).ifPresent(found -> nested(found, depth, extended + 1, queries));
        }
    }

    private void collect(Mapper mapper, Element in, int depth, List<Query> queries) {
        for (Element each : in.elements()) {
            String select = each.attribute("select");
            if (!select.isEmpty()) {
                mappers.statement(mapper, select)
                        .ifPresent(found -> queries.add(
                                query(found.mapper(), found.element(), method(found), Optional.empty(), depth + 1)));
            } else if (each.name().equals("association") || each.name().equals("collection")) {
                collect(mapper, each, depth, queries);
            }
        }
    }

    private Optional<Method> method(Located statement) {
        return program.type(statement.mapper().namespace())
                .flatMap(type -> type.methods(statement.element().attribute("id")).stream()
                        .findFirst());
    }
}
