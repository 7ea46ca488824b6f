package dev.lintel.read.mybatis;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Language;
import dev.lintel.graph.Query.Pasted;
import dev.lintel.read.Fact;
import dev.lintel.read.mybatis.Xml.Element;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Limit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/// Mapper methods whose statement stands in an annotation: `@Select` and its kin, `@SelectProvider` and its kin.
final class AnnotatedMethods {
    private static final String ANNOTATIONS = "org.apache.ibatis.annotations.";
    private static final Set<String> WRITTEN = Set.of("Select", "Insert", "Update", "Delete");
    private static final Set<String> PROVIDED =
            Set.of("SelectProvider", "InsertProvider", "UpdateProvider", "DeleteProvider");

    private final Program program;
    private final Mappers mappers;
    private final Constants constants;
    private final Dialect dialect;
    private final KnownShapes shapes;

    AnnotatedMethods(Program program, Mappers mappers, Dialect dialect, KnownShapes shapes) {
        this.program = program;
        this.mappers = mappers;
        this.constants = new Constants(program);
        this.dialect = dialect;
        this.shapes = shapes;
    }

    Stream<Fact> facts() {
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() == Kind.INTERFACE)
                .flatMap(type -> type.methods().stream().flatMap(method -> fact(type, method).stream()));
    }

    private Optional<Fact> fact(TypeDeclaration type, Method method) {
        return statement(type, method)
                .map(query -> new Fact.QueryMethod(
                        type.name(),
                        method.name(),
                        method.id().arity(),
                        method.id().parameters(),
                        query,
                        MapperParameters.of(method, constants).bindings(query),
                        method.at()));
    }

    private Optional<Query> statement(TypeDeclaration type, Method method) {
        for (Annotation annotation : method.annotations()) {
            if (!annotation.type().startsWith(ANNOTATIONS)) {
                continue;
            }
            if (WRITTEN.contains(annotation.simpleName())) {
                return Optional.of(written(type, method, annotation));
            }
            if (PROVIDED.contains(annotation.simpleName())) {
                String verb = annotation.simpleName().replace("Provider", "");
                return Optional.of(
                        query(unknown(verb), annotation.simpleName(), method, annotation.at(), List.of(), List.of()));
            }
        }
        return Optional.empty();
    }

    private Query written(TypeDeclaration type, Method method, Annotation annotation) {
        Optional<Expression> value = annotation.value("value");
        Span at = value.map(it -> it.at(annotation.at().file())).orElse(annotation.at());
        String verb = annotation.simpleName();
        var texts = value.map(constants::texts);
        String text = texts.map(it -> String.join(" ", it.values())).orElse("");
        if (text.isBlank() || !texts.get().complete()) {
            return query(unknown(verb), text, method, at, List.of(), List.of());
        }
        Optional<Element> element = element(text, verb);
        if (element.isEmpty()) {
            return query(unknown(verb), text, method, at, List.of(), List.of());
        }
        Mapper mapper = mapper(type);
        DynamicShape shape = DynamicShape.of(element.get(), mapper, mappers, dialect, shapes);
        Shape bounded =
                MapperParameters.of(method, constants).paged() && shape.shape().limit() instanceof Limit.None
                        ? shape.shape().bounded(new Limit.Chosen("page"))
                        : shape.shape();
        List<Pasted> pasted = PastedText.of(element.get(), mapper, mappers).stream()
                .map(each -> within(value.orElseThrow(), text, each, at))
                .toList();
        return query(bounded, text, method, at, perRow(type, method), pasted);
    }

    /// Exactly where it stands when the text is one plain literal; else the whole text.
    private static Pasted within(Expression value, String text, Pasted pasted, Span at) {
        String written = text.contains("'" + pasted.binding() + "'") ? "'" + pasted.binding() + "'" : pasted.binding();
        int start = text.indexOf(written);
        boolean plain = value instanceof Expression.Literal
                && at.line() == at.endLine()
                && at.endColumn() - at.column() == text.length() + 2;
        int column = at.column() + 1 + start;
        return plain && start >= 0
                ? new Pasted(
                        pasted.path(),
                        pasted.compared(),
                        pasted.emptied(),
                        new Span(at.file(), at.line(), column, at.line(), column + written.length()))
                : new Pasted(pasted.path(), false, pasted.emptied(), at);
    }

    /// A text that starts with `<script>` is as dynamic as a mapper file's.
    private static Optional<Element> element(String text, String verb) {
        String name = verb.toLowerCase(Locale.ROOT);
        if (!text.strip().startsWith("<script>")) {
            return Optional.of(new Element(name, Map.of(), List.of(new Xml.Text(text, 1)), 1));
        }
        try {
            return Xml.parse(text.strip()).map(root -> new Element(name, Map.of(), root.children(), 1));
        } catch (XMLStreamException _) {
            return Optional.empty();
        }
    }

    private Mapper mapper(TypeDeclaration type) {
        return mappers.all().stream()
                .filter(each -> each.namespace().equals(type.name()))
                .findFirst()
                .orElseGet(() -> new Mapper(type.at().file(), type.name(), List.of(), Map.of(), Map.of()));
    }

    /// `@Result(property = "items", many = @Many(select = "…"))`: the statement named there runs for each row.
    private List<Query> perRow(TypeDeclaration type, Method method) {
        List<Query> queries = new ArrayList<>();
        for (Annotation annotation : method.annotations()) {
            if (annotation.type().equals(ANNOTATIONS + "Results")) {
                annotation
                        .value("value")
                        .ifPresent(results -> nested(results).forEach(result -> {
                            for (String relation : List.of("one", "many")) {
                                result.value(relation).stream()
                                        .flatMap(each -> nested(each).stream())
                                        .flatMap(each -> each.value("select").flatMap(constants::text).stream())
                                        .flatMap(select -> named(type, select).stream())
                                        .forEach(queries::add);
                            }
                        }));
            }
        }
        return queries;
    }

    private static List<Annotation> nested(Expression value) {
        return switch (value) {
            case Expression.Nested nested -> List.of(nested.annotation());
            case Expression.NewArray array ->
                array.elements().stream().flatMap(each -> nested(each).stream()).toList();
            default -> List.of();
        };
    }

    private Optional<Query> named(TypeDeclaration from, String select) {
        int dot = select.lastIndexOf('.');
        String owner = dot < 0 ? from.name() : select.substring(0, dot);
        String name = select.substring(dot + 1);
        return program.type(owner).stream()
                .flatMap(type -> type.methods(name).stream()
                        .flatMap(method -> method.annotations().stream()
                                .filter(each ->
                                        each.type().startsWith(ANNOTATIONS) && WRITTEN.contains(each.simpleName()))
                                .flatMap(each -> each.value("value").map(constants::texts).stream())
                                .filter(texts -> !texts.values().isEmpty())
                                .map(texts -> query(
                                        shape(String.join(" ", texts.values()), type),
                                        String.join(" ", texts.values()),
                                        method,
                                        method.at(),
                                        List.of(),
                                        List.of()))))
                .findFirst();
    }

    private Shape shape(String text, TypeDeclaration type) {
        return element(text, "select")
                .map(it -> DynamicShape.of(it, mapper(type), mappers, dialect, shapes)
                        .shape())
                .orElseGet(() -> unknown("Select"));
    }

    private static Query query(
            Shape shape, String text, Method method, Span at, List<Query> perRow, List<Pasted> pasted) {
        return new Query(
                shape,
                Language.MAPPER,
                text,
                Set.of(),
                "",
                MapperStatements.gives(shape, Optional.of(method.returns())),
                List.of(),
                perRow,
                pasted,
                at);
    }

    private static Shape unknown(String verb) {
        return new Shape(
                Shape.Kind.valueOf(verb.toUpperCase(Locale.ROOT)),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Limit.None(),
                Shape.Lock.NONE,
                Shape.Aggregation.NONE,
                false,
                false);
    }
}
