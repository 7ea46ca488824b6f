package dev.lintel.optimize.rework;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Entry;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Query;
import dev.lintel.graph.Query.Gives;
import dev.lintel.graph.Query.Language;
import dev.lintel.graph.Step;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// A place where the code asks a repository of Spring Data for rows, each as an object with all that its class maps.
///
/// @param body the method that asks
/// @param repository the interface that is asked
/// @param method the repository's own that asks; empty for `findAll`, which the library brings
/// @param ways on which it is reached, of all entries
record RowQuery(
        Body body,
        Call call,
        Query query,
        Entity entity,
        TypeDeclaration repository,
        Optional<Method> method,
        List<Path> ways) {
    private static final String LIBRARY = "org.springframework.data.";

    RowQuery {
        ways = List.copyOf(ways);
    }

    Span at() {
        return body.at(call);
    }

    List<String> entries() {
        return ways.stream().map(way -> way.from().label()).distinct().toList();
    }

    /// `GET /orders`, or `GET /orders and 2 more`.
    String asked() {
        List<String> entries = entries();
        return entries.getFirst() + (entries.size() > 1 ? " and %d more".formatted(entries.size() - 1) : "");
    }

    /// Whether it is a column of the entity's own table.
    boolean isColumn(Property property) {
        return !property.column().isEmpty()
                && (property.table().isEmpty() || property.table().equals(entity.table()));
    }

    /// The entity's class and those above it.
    Stream<TypeDeclaration> lineage(Program program) {
        return program.supertypes(entity.type()).stream().flatMap(each -> program.type(each.name()).stream());
    }

    /// `Order`
    String entityName() {
        return entity.type().substring(entity.type().lastIndexOf('.') + 1);
    }

    private record Place(OperationId in, Span at) {}

    static List<RowQuery> in(Paths paths, Program program) {
        Backend backend = paths.backend();
        Map<Place, List<Path>> places = new LinkedHashMap<>();
        for (Entry entry : backend.entries()) {
            paths.queries(entry)
                    .filter(path -> path.step() instanceof Step.Run run && givesRows(run.query()))
                    .forEach(path -> places.computeIfAbsent(new Place(path.in(), path.at()), _ -> new ArrayList<>())
                            .add(path));
        }
        List<RowQuery> found = new ArrayList<>();
        places.forEach((place, ways) -> of(place, ways, backend, program).ifPresent(found::add));
        return found;
    }

    private static boolean givesRows(Query query) {
        return query.givesObjects()
                && (query.gives() == Gives.MANY || query.gives() == Gives.PAGE)
                && (query.language() == Language.DERIVED_NAME
                        || query.language() == Language.JPQL
                        || query.language() == Language.BUILT_IN && query.text().equals("findAll"));
    }

    private static Optional<RowQuery> of(Place place, List<Path> ways, Backend backend, Program program) {
        Query query = ((Step.Run) ways.getFirst().step()).query();
        Entity entity = backend.entities().get(query.entity());
        Optional<Body> body = program.body(OperationIds.method(place.in()));
        if (entity == null || body.isEmpty()) {
            return Optional.empty();
        }
        List<Call> calls = Walk.calls(body.get().block())
                .filter(call -> body.get().at(call).equals(place.at()))
                .toList();
        if (calls.size() != 1) {
            return Optional.empty();
        }
        Call call = calls.getFirst();
        Optional<TypeDeclaration> repository = call.receiver()
                .map(Expression::type)
                .flatMap(type -> program.type(type.erasure()))
                .filter(type -> isRepository(type, program));
        boolean brought = query.language() == Language.BUILT_IN;
        Optional<Method> method = repository.flatMap(type -> call.callee()
                .method()
                .flatMap(id -> type.methods().stream()
                        .filter(each -> each.id().equals(id))
                        // declared anew without a word on it, it is still what the library brings
                        .filter(each -> !brought || !each.annotations().isEmpty())
                        .findFirst()));
        return repository
                .filter(_ -> brought != method.isPresent())
                .map(type -> new RowQuery(body.get(), call, query, entity, type, method, ways));
    }

    private static boolean isRepository(TypeDeclaration type, Program program) {
        return type.isMain()
                && type.kind() == TypeDeclaration.Kind.INTERFACE
                && program.supertypes(type.name()).stream()
                        .anyMatch(each -> each.name().startsWith(LIBRARY));
    }
}
