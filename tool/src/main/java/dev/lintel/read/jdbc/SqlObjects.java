package dev.lintel.read.jdbc;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Binding;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Aggregation;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Sql;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// JDBI's SQL objects: methods whose statement stands in an annotation, or in a file of the method's name below the
/// type's (Jdbi 3 Developer Guide, "SQL Objects"). Both of its major versions.
final class SqlObjects {
    private static final List<String> PACKAGES =
            List.of("org.jdbi.v3.sqlobject.statement.", "org.skife.jdbi.v2.sqlobject.");
    private static final Set<String> STATEMENTS = Set.of("SqlQuery", "SqlUpdate", "SqlBatch");
    private static final Set<String> PARTS = Set.of("BindBean", "BindMethods", "BindFields", "BindPojo");

    private final Program program;
    private final Workspace workspace;
    private final Dialect dialect;
    private final Constants constants;

    SqlObjects(Program program, Workspace workspace, Dialect dialect) {
        this.program = program;
        this.workspace = workspace;
        this.dialect = dialect;
        this.constants = new Constants(program);
    }

    Stream<Fact> facts() {
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods().stream().flatMap(method -> fact(type, method).stream()));
    }

    private Optional<Fact> fact(TypeDeclaration type, Method method) {
        Optional<Annotation> statement = method.annotations().stream()
                .filter(each -> STATEMENTS.contains(each.simpleName()) && isOurs(each.type()))
                .findFirst();
        return statement.flatMap(annotation -> text(annotation, type, method).map(text -> {
            Shape shape = Sql.shape(text, dialect);
            Span at = annotation
                    .value("value")
                    .map(value -> value.at(annotation.at().file()))
                    .orElse(annotation.at());
            Query query = new Query(shape, Language.SQL, text, Set.of(), "", gives(shape, method), List.of(), at);
            return new Fact.QueryMethod(
                    type.name(),
                    method.name(),
                    method.id().arity(),
                    method.id().parameters(),
                    query,
                    bindings(shape, method),
                    method.at());
        }));
    }

    /// By its package, or by its name alone where the library was imported as a whole and is not there.
    private static boolean isOurs(String type) {
        return type.indexOf('.') < 0 || PACKAGES.stream().anyMatch(type::startsWith);
    }

    /// What the annotation says; a single word, or nothing, names a file.
    private Optional<String> text(Annotation annotation, TypeDeclaration type, Method method) {
        Optional<String> written = annotation.value("value").flatMap(constants::text);
        String name = written.filter(text -> !text.isBlank()).orElse(method.name());
        if (name.strip().indexOf(' ') >= 0 || name.strip().indexOf('\n') >= 0) {
            return Optional.of(name);
        }
        String path = "/" + type.name().replace('.', '/') + "/" + name.strip() + ".sql";
        return workspace
                .files(file -> file.origin() == SourceFile.Origin.MAIN
                        && ("/" + file.id().path()).endsWith(path))
                .findFirst()
                .flatMap(this::contents);
    }

    private Optional<String> contents(SourceFile file) {
        try {
            return Optional.of(workspace.text(file));
        } catch (IOException _) {
            return Optional.empty();
        }
    }

    private List<Binding> bindings(Shape shape, Method method) {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(
                        shape.filter().stream().map(Shape.Predicate::operand),
                        shape.assigned().stream().map(Shape.Assignment::value))
                .forEach(operand -> {
                    if (operand instanceof Operand.Parameter(String name)) {
                        names.add(name);
                    }
                });
        List<Binding> bindings = new ArrayList<>();
        for (String name : names) {
            binding(name, method).ifPresent(bindings::add);
        }
        return bindings;
    }

    private Optional<Binding> binding(String name, Method method) {
        List<Parameter> parameters = method.parameters();
        for (int i = 0; i < parameters.size(); i++) {
            if (name.equals(bound(parameters.get(i))) || name.equals(String.valueOf(i + 1))) {
                return Optional.of(new Binding(name, i, List.of()));
            }
        }
        for (int i = 0; i < parameters.size(); i++) {
            boolean inParts =
                    parameters.get(i).annotations().stream().anyMatch(each -> PARTS.contains(each.simpleName()));
            if (inParts) {
                String property = name.substring(name.indexOf('.') + 1);
                return Optional.of(new Binding(name, i, List.of(property)));
            }
        }
        return Optional.empty();
    }

    private String bound(Parameter parameter) {
        return parameter.annotations().stream()
                .filter(each -> each.simpleName().equals("Bind"))
                .flatMap(each -> each.value("value").flatMap(constants::text).stream())
                .findFirst()
                .orElse(parameter.name());
    }

    private static Gives gives(Shape shape, Method method) {
        if (shape.mutates()) {
            return Gives.NOTHING;
        }
        if (shape.aggregation() == Aggregation.SINGLE) {
            return Gives.NUMBER;
        }
        Map<String, Gives> several = Map.of(
                "java.util.List", Gives.MANY,
                "java.util.Set", Gives.MANY,
                "java.util.Collection", Gives.MANY,
                "java.util.Map", Gives.MANY,
                "java.util.Iterator", Gives.STREAM,
                "java.util.stream.Stream", Gives.STREAM,
                "boolean", Gives.BOOLEAN);
        return several.getOrDefault(method.returns().erasure(), Gives.ONE);
    }
}
