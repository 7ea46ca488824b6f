package dev.lintel.read.spring.data;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The resources of one repository: the collection, one item, and a search for each method of its own. A method
/// that is not exported takes what it serves away (Spring Data REST reference, "Repository resources").
final class ExportedRepositories {
    static final String[] ANNOTATIONS = {
        "org.springframework.data.rest.core.annotation.RepositoryRestResource",
        "org.springframework.data.rest.core.annotation.RestResource"
    };
    private static final String DATA = "org.springframework.data.";
    private static final String[] NO_BEAN = {DATA + "repository.NoRepositoryBean"};
    private static final String PAGEABLE = DATA + "domain.Pageable";

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;

    ExportedRepositories(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    List<Fact> read(TypeDeclaration type) {
        List<Type.Declared> above = program.supertypes(type.name());
        Optional<Type.Declared> library = above.stream()
                .filter(each -> each.name().startsWith(DATA) && each.name().endsWith("Repository"))
                .filter(each -> each.argument(0).isPresent())
                .findFirst();
        if (library.isEmpty() || annotations.on(type, NO_BEAN).isPresent()) {
            return List.of();
        }
        String domain = library.get().argument(0).map(Type::erasure).orElse("");
        String path = annotations
                .on(type, ANNOTATIONS)
                .flatMap(found -> found.value("path"))
                .flatMap(constants::text)
                .orElseGet(() -> Plural.of(uncapitalised(domain.substring(domain.lastIndexOf('.') + 1))));
        Resource resource = new Resource(type, "/" + path, domain, methods(above), brings(above));
        List<Fact> facts = new ArrayList<>();
        crud(resource).forEach(facts::add);
        searches(resource).forEach(facts::add);
        return facts;
    }

    /// @param methods declared on it and on interfaces of the target's above it
    /// @param whole whether it inherits all operations on rows from the library
    private record Resource(TypeDeclaration type, String path, String domain, List<Method> methods, boolean whole) {}

    private List<Method> methods(List<Type.Declared> above) {
        return above.stream()
                .flatMap(each -> program.type(each.name()).stream())
                .filter(each -> each.origin().isPresent())
                .flatMap(each -> each.methods().stream())
                .filter(method -> !method.hasBody())
                .toList();
    }

    /// The marker interface brings nothing.
    private static boolean brings(List<Type.Declared> above) {
        return above.stream()
                .anyMatch(each -> each.name().startsWith(DATA)
                        && each.name().endsWith("Repository")
                        && !each.name().equals(DATA + "repository.Repository")
                        && !each.name().endsWith(".PagingAndSortingRepository"));
    }

    private Stream<Fact> crud(Resource resource) {
        String one = resource.path() + "/{id}";
        List<Fact> facts = new ArrayList<>();
        if (serves(resource, "findAll")) {
            facts.add(handler(resource, "GET", resource.path(), "findAll", List.of(PAGEABLE), Shape.PAGE));
        }
        if (serves(resource, "save")) {
            facts.add(handler(resource, "POST", resource.path(), "save", body(), Shape.ONE));
        }
        if (serves(resource, "findById")) {
            facts.add(handler(resource, "GET", one, "findById", body(), Shape.ONE));
        }
        if (serves(resource, "save")) {
            facts.add(handler(resource, "PUT", one, "save", body(), Shape.ONE));
            facts.add(handler(resource, "PATCH", one, "save", body(), Shape.ONE));
        }
        if (serves(resource, "deleteById") && serves(resource, "delete")) {
            facts.add(handler(resource, "DELETE", one, "deleteById", body(), Shape.NOTHING));
        }
        return facts.stream();
    }

    private static List<String> body() {
        return List.of("java.lang.Object");
    }

    private boolean serves(Resource resource, String method) {
        List<Method> declared = resource.methods().stream()
                .filter(each -> each.name().equals(method))
                .toList();
        boolean withdrawn = declared.stream().anyMatch(each -> !exported(each));
        return !withdrawn && (resource.whole() || !declared.isEmpty());
    }

    private boolean exported(Method method) {
        return annotations
                .on(method, ANNOTATIONS)
                .flatMap(found -> found.value("exported"))
                .flatMap(constants::truth)
                .orElse(true);
    }

    private Fact handler(
            Resource resource, String verb, String path, String method, List<String> parameters, Shape shape) {
        List<Input> inputs = new ArrayList<>();
        if (path.endsWith("{id}")) {
            inputs.add(input(Input.Kind.PATH, "id", "", 0, resource.type()));
        }
        if (verb.equals("POST") || verb.startsWith("P")) {
            inputs.add(input(Input.Kind.BODY, "", resource.domain(), 0, resource.type()));
        }
        return new Fact.Handler(
                new MethodId(resource.type().name(), method, parameters),
                resource.type().name(),
                List.of(new Route(verb, path, List.of(), List.of(), List.of())),
                inputs,
                new Answer(
                        shape == Shape.NOTHING ? "" : resource.domain(),
                        shape,
                        shape != Shape.NOTHING,
                        List.of(),
                        resource.type().at()),
                Exposure.API,
                Fact.Base.DATA_REST,
                List.of(),
                resource.type().at());
    }

    /// Spring Data REST asks a validator only where one was registered with its events.
    private static Input input(Input.Kind kind, String name, String type, int index, TypeDeclaration at) {
        Validated validated = new Validated(
                kind == Input.Kind.BODY ? Validated.Mode.UNKNOWN : Validated.Mode.NO_CONSTRAINTS, Optional.empty());
        return new Input(kind, name, type, false, index, true, validated, at.at());
    }

    /// Methods that ask for rows; those that change rows are not served.
    private Stream<Fact> searches(Resource resource) {
        return resource.methods().stream()
                .filter(this::exported)
                .filter(method -> method.name().matches("(find|read|get|query|search|stream|count|exists)\\w*By.*")
                        || method.annotations().stream()
                                .map(Annotation::type)
                                .anyMatch(type -> type.startsWith(DATA) && type.endsWith(".Query")))
                .filter(method -> method.annotations().stream()
                        .noneMatch(each -> each.type().endsWith(".Modifying")))
                .map(method -> search(resource, method));
    }

    private Fact search(Resource resource, Method method) {
        String name = annotations
                .on(method, ANNOTATIONS)
                .flatMap((Found found) -> found.value("path"))
                .flatMap(constants::text)
                .orElse(method.name());
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            Parameter parameter = method.parameters().get(i);
            boolean page = parameter.type().is(PAGEABLE);
            inputs.add(new Input(
                    page ? Input.Kind.PAGE : Input.Kind.QUERY,
                    parameter.name(),
                    parameter.type().erasure(),
                    false,
                    i,
                    false,
                    new Validated(Validated.Mode.NO_CONSTRAINTS, Optional.empty()),
                    parameter.at()));
        }
        String returned = method.returns().erasure();
        boolean many = returned.startsWith("java.util.") && !returned.endsWith("Optional");
        Shape shape = returned.contains(".domain.Page") ? Shape.PAGE : many ? Shape.MANY : Shape.ONE;
        return new Fact.Handler(
                method.id(),
                resource.type().name(),
                List.of(new Route("GET", resource.path() + "/search/" + name, List.of(), List.of(), List.of())),
                inputs,
                new Answer(resource.domain(), shape, true, List.of(), method.at()),
                Exposure.API,
                Fact.Base.DATA_REST,
                List.of(),
                method.at());
    }

    private static String uncapitalised(String name) {
        return name.isEmpty() ? name : Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
