package dev.lintel.read.jpa.repository;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Binding;
import dev.lintel.read.jpa.jpql.Reading;
import dev.lintel.read.jpa.mapping.Entities;
import dev.lintel.read.jpa.mapping.Joins;
import dev.lintel.read.jpa.mapping.Marks;
import dev.lintel.read.jpa.repository.BuiltIns.BuiltIn;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Limit;
import dev.lintel.sql.Shape.Lock;
import dev.lintel.sql.Shape.Operand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// All methods of all repositories as facts.
public final class RepositoryMethods {
    private final Program program;
    private final Entities entities;
    private final Constants constants;
    private final NamedQueries named;
    private final Statements statements;
    private final EntityGraphs graphs;

    public RepositoryMethods(Program program, Entities entities, NamedQueries named) {
        this.program = program;
        this.entities = entities;
        this.constants = new Constants(program);
        this.named = named;
        this.statements = new Statements(entities);
        this.graphs = new EntityGraphs(program, constants);
    }

    public Stream<Fact> facts() {
        return new Repositories(program, entities).all().stream().flatMap(each -> facts(each).stream());
    }

    private List<Fact> facts(Repository repository) {
        List<Fact> facts = new ArrayList<>();
        List<BuiltIn> brought = repository.entity().map(BuiltIns::of).orElse(List.of());
        for (Method method : repository.methods()) {
            asked(repository, method, brought)
                    .ifPresent(asked -> facts.add(new Fact.QueryMethod(
                            repository.type().name(),
                            method.name(),
                            method.id().arity(),
                            method.id().parameters(),
                            asked.query(),
                            asked.bound(),
                            method.at())));
        }
        for (BuiltIn each : brought) {
            Span at = repository.type().at();
            Query query = query(
                    each.shape(), Language.BUILT_IN, each.name(), Set.of(), repository.domain(), each.gives(), at);
            facts.add(new Fact.QueryMethod(
                    repository.type().name(), each.name(), each.arity(), each.parameters(), query, each.bound(), at));
        }
        return facts;
    }

    private record Asked(Query query, List<Binding> bound) {}

    private Optional<Asked> asked(Repository repository, Method method, List<BuiltIn> brought) {
        Marks marks = new Marks(method.annotations(), constants);
        if (marks.has("Procedure")) {
            return Optional.empty();
        }
        Optional<Annotation> query = marks.find("Query").or(() -> marks.find("NativeQuery"));
        Optional<Written> written =
                query.flatMap(it -> written(it, marks, repository)).or(() -> named(query, marks, repository, method));
        if (written.isPresent()) {
            return Optional.of(annotated(written.get(), repository, method, marks));
        }
        if (repository.entity().isEmpty() || query.isPresent()) {
            return Optional.empty();
        }
        Optional<BuiltIn> same = brought.stream()
                .filter(each -> each.name().equals(method.name())
                        && each.arity() == method.id().arity())
                .filter(each -> each.parameters().isEmpty()
                        || each.parameters().equals(method.id().parameters()))
                .reduce((first, second) -> second);
        if (same.isPresent()) {
            return Optional.of(overridden(same.get(), repository, method, marks));
        }
        return DerivedName.parse(method.name()).map(name -> derived(name, repository, method, marks));
    }

    /// @param sql whether it is SQL and not JPQL
    private record Written(String text, boolean sql, Span at) {}

    private Optional<Written> written(Annotation query, Marks marks, Repository repository) {
        boolean sql = repository.relational()
                || query.simpleName().equals("NativeQuery")
                || !query.type().contains(".jpa.") && query.type().startsWith("org.springframework.data.")
                || marks.truth(query, "nativeQuery").orElse(false);
        return marks.text(query, "value").map(text -> {
            Span at = query.value("value").map(it -> it.at(query.at().file())).orElse(query.at());
            String entity = Entities.simple(repository.domain());
            String name = sql ? repository.entity().map(Entity::table).orElse(entity) : entity;
            return new Written(text.replace("#{#entityName}", name), sql, at);
        });
    }

    private Optional<Written> named(Optional<Annotation> query, Marks marks, Repository repository, Method method) {
        String name = query.flatMap(it -> marks.text(it, "name"))
                .orElseGet(() -> Entities.simple(repository.domain()) + "." + method.name());
        return named.find(name).map(it -> new Written(it.text(), it.sql(), it.at()));
    }

    private Asked annotated(Written written, Repository repository, Method method, Marks marks) {
        Arguments arguments = Arguments.of(method, constants);
        Reading reading = written.sql()
                ? statements.sql(written.text())
                : statements.jpql(
                        written.text(),
                        repository.domain().isEmpty() ? repository.type().name() : repository.domain());
        Shape shape = locked(reading.shape(), marks);
        if (!(arguments.limit() instanceof Limit.None) && !shape.limited()) {
            shape = shape.bounded(arguments.limit());
        }
        if (arguments.sorted()) {
            shape = shape.sorted(withChosen(shape));
        }
        boolean entityRow = written.sql() && Results.element(method.returns()).is(repository.domain());
        String entity = entityRow ? repository.domain() : reading.entity();
        Set<String> fetched = new LinkedHashSet<>(reading.fetched());
        fetched.addAll(graphs.paths(marks, repository.domain()));
        Query query = query(
                shape,
                written.sql() ? Language.SQL : Language.JPQL,
                written.text(),
                fetched,
                entity,
                gives(shape, method),
                written.at());
        return new Asked(query, arguments.bindings(parameters(shape)));
    }

    private Asked overridden(BuiltIn same, Repository repository, Method method, Marks marks) {
        Query query = query(
                locked(same.shape(), marks),
                Language.BUILT_IN,
                method.name(),
                graphs.paths(marks, repository.domain()),
                repository.domain(),
                same.gives(),
                method.at());
        return new Asked(query, same.bound());
    }

    private Asked derived(DerivedName name, Repository repository, Method method, Marks marks) {
        Entity entity = repository.entity().orElseThrow();
        Arguments arguments = Arguments.of(method, constants);
        Optional<TypeDeclaration> projection = Results.projection(method.returns(), entities, program);
        Shape shape = Derivation.shape(name, entity, entities, arguments, joins -> columns(projection, entity, joins));
        Query query = query(
                locked(shape, marks),
                Language.DERIVED_NAME,
                method.name(),
                graphs.paths(marks, repository.domain()),
                projection.isPresent() ? "" : repository.domain(),
                gives(shape, method),
                method.at());
        return new Asked(query, arguments.bindings(parameters(shape)));
    }

    private static List<Shape.Column> columns(Optional<TypeDeclaration> projection, Entity entity, Joins joins) {
        return projection.map(it -> Results.columns(it, entity, joins)).orElse(List.of());
    }

    private static List<Shape.Order> withChosen(Shape shape) {
        List<Shape.Order> order = new ArrayList<>(shape.order());
        order.add(new Shape.Order(new Shape.Column("", ""), false));
        return order;
    }

    private static Gives gives(Shape shape, Method method) {
        Gives gives = Results.gives(method.returns());
        return shape.mutates() && gives != Gives.MANY ? Gives.NOTHING : gives;
    }

    private static Query query(
            Shape shape, Language language, String text, Set<String> fetched, String entity, Gives gives, Span at) {
        return new Query(shape, language, text, fetched, entity, gives, List.of(), at);
    }

    /// `-2` as lock timeout means that locked rows are skipped.
    private static Shape locked(Shape shape, Marks marks) {
        List<String> modes =
                marks.find("Lock").map(it -> marks.names(it, "value")).orElse(List.of());
        if (modes.isEmpty()) {
            return shape;
        }
        boolean skips = marks.find("QueryHints").map(it -> marks.nested(it, "value")).orElse(List.of()).stream()
                .anyMatch(hint -> marks.text(hint, "value").filter("-2"::equals).isPresent());
        return switch (modes.getFirst()) {
            case "PESSIMISTIC_WRITE", "PESSIMISTIC_FORCE_INCREMENT" ->
                shape.locked(skips ? Lock.SKIP_LOCKED : Lock.EXCLUSIVE);
            case "PESSIMISTIC_READ" -> shape.locked(Lock.SHARED);
            default -> shape;
        };
    }

    private static Set<String> parameters(Shape shape) {
        Set<String> names = new LinkedHashSet<>();
        Stream.concat(
                        shape.filter().stream().map(Shape.Predicate::operand),
                        shape.assigned().stream().map(Shape.Assignment::value))
                .forEach(operand -> {
                    if (operand instanceof Operand.Parameter(String name)) {
                        names.add(name);
                    }
                });
        return names;
    }
}
