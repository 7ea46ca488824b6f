package dev.lintel.read.jaxrs;

import dev.lintel.code.Annotation;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.code.value.Hierarchy.Member;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Resource methods of root resources and of the sub-resources that they hand on to (Jakarta RESTful Web Services
/// 4.0, chapter 3). Annotations of a method are inherited only when the method itself has none of them (3.6).
final class ResourceReader {
    private static final int DEPTH = 5;

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final ResourceInputs inputs;
    private final ResourceAnswers answers;
    private final Set<String> verbs = Names.verbs();
    /// What classes say, by their names: a sub-resource may be found at many addresses.
    private final Map<String, List<Mapped>> known = new HashMap<>();

    ResourceReader(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.hierarchy = new Hierarchy(program);
        this.inputs = new ResourceInputs(program, annotations);
        this.answers = new ResourceAnswers(program);
    }

    /// The class-level `@Path` of a root resource; on the class itself, or on what it inherits from.
    Optional<Found> rootPath(TypeDeclaration type) {
        boolean instance = switch (type.kind()) {
            case CLASS, RECORD -> !type.modifiers().contains(Modifier.ABSTRACT);
            case INTERFACE, ENUM, ANNOTATION -> false;
        };
        if (!instance) {
            return Optional.empty();
        }
        return lineage(type)
                .filter(each -> each.annotations().stream().noneMatch(it -> Names.REST_CLIENTS.contains(it.type())))
                .flatMap(each -> annotations.on(each, Names.PATH).stream())
                .findFirst();
    }

    List<Fact> read(TypeDeclaration root, Found path, String applicationPath) {
        Optional<String> text = path.value("value").flatMap(constants::text);
        if (text.isEmpty()) {
            return List.of(gap(path, root.simpleName()));
        }
        return methods(root, join(applicationPath, text.get()), List.of());
    }

    /// What a class says of one of its methods, wherever the class itself is found.
    private sealed interface Mapped {
        /// @param below its route below the address of the class
        record Answers(Route below, String bean, Method method, List<Input> given, Endpoint.Answer answer)
                implements Mapped {}

        /// A sub-resource locator: a path and no verb; what it returns serves the rest of the path.
        ///
        /// @param at its address below that of the class
        record Locates(String at, Method method, List<TypeDeclaration> targets, List<Input> given) implements Mapped {}

        record Unread(Fact why) implements Mapped {}
    }

    private List<Fact> methods(TypeDeclaration resource, String prefix, List<Fact.Locator> behind) {
        List<Fact> facts = new ArrayList<>();
        for (Mapped each : known.computeIfAbsent(resource.name(), _ -> mapped(resource))) {
            switch (each) {
                case Mapped.Answers answers -> facts.add(mounted(answers, prefix, behind));
                case Mapped.Locates locates -> facts.addAll(located(locates, prefix, behind));
                case Mapped.Unread unread -> facts.add(unread.why());
            }
        }
        return facts;
    }

    private List<Mapped> mapped(TypeDeclaration resource) {
        List<Mapped> mapped = new ArrayList<>();
        for (Member member : hierarchy.members(resource)) {
            member.all().stream()
                    .filter(method -> isMapped(method.annotations()))
                    .findFirst()
                    .ifPresent(declaring -> mapped.add(mapped(resource, member, declaring)));
        }
        return List.copyOf(mapped);
    }

    private boolean isMapped(List<Annotation> declared) {
        return verb(declared).isPresent() || annotations.has(declared, Names.PATH);
    }

    private Mapped mapped(TypeDeclaration resource, Member member, Method declaring) {
        Optional<Found> path = annotations.on(declaring, Names.PATH);
        Optional<String> text =
                path.isEmpty() ? Optional.of("") : path.get().value("value").flatMap(constants::text);
        if (text.isEmpty()) {
            return new Mapped.Unread(gap(path.get(), resource.simpleName() + "." + declaring.name()));
        }
        List<Input> given = inputs.inputs(resource.name(), member);
        return verb(declaring.annotations())
                .<Mapped>map(verb -> new Mapped.Answers(
                        route(resource, declaring, verb, text.get()),
                        resource.name(),
                        member.method(),
                        given,
                        answers.answer(resource.name(), member)))
                .orElseGet(() -> new Mapped.Locates(text.get(), member.method(), targets(member.method()), given));
    }

    private Route route(TypeDeclaration resource, Method declaring, String verb, String path) {
        return new Route(
                verb,
                path,
                media(resource, declaring, Names.CONSUMES),
                media(resource, declaring, Names.PRODUCES),
                List.of());
    }

    private static Fact mounted(Mapped.Answers answers, String prefix, List<Fact.Locator> behind) {
        Route below = answers.below();
        String path = join(prefix, below.path());
        Route route = new Route(
                below.method(), path.isEmpty() ? "/" : path, below.consumes(), below.produces(), below.conditions());
        return new Fact.Handler(
                answers.method().id(),
                answers.bean(),
                List.of(route),
                answers.given(),
                answers.answer(),
                Exposure.API,
                Fact.Base.JAXRS,
                behind,
                answers.method().at());
    }

    private List<Fact> located(Mapped.Locates locates, String outer, List<Fact.Locator> behind) {
        if (behind.size() >= DEPTH) {
            return List.of();
        }
        String prefix = join(outer, locates.at());
        if (locates.targets().isEmpty()) {
            return List.of(new Fact.Unread(
                    Fact.Layer.ENTRIES,
                    new Gap(
                            locates.method().at(),
                            "what this sub-resource locator returns is not known",
                            "endpoints below " + prefix + " may be missing")));
        }
        List<Fact> facts = new ArrayList<>();
        for (TypeDeclaration target : locates.targets()) {
            List<Fact.Locator> through = new ArrayList<>(behind);
            through.add(new Fact.Locator(locates.method().id(), target.name(), locates.given()));
            facts.addAll(methods(target, prefix, through));
        }
        return facts;
    }

    private List<TypeDeclaration> targets(Method locator) {
        Type returns = locator.returns().is("java.lang.Class")
                ? locator.returns().argument(0).orElse(Type.UNKNOWN)
                : locator.returns();
        Optional<TypeDeclaration> declared =
                program.type(returns.erasure()).filter(type -> type.origin().isPresent());
        if (declared.isPresent() && isConcrete(declared.get())) {
            return List.of(declared.get());
        }
        List<TypeDeclaration> returned = program.body(locator.id()).stream()
                .flatMap(body -> Walk.all(body.block(), Statement.Return.class))
                .flatMap(each -> each.value().stream())
                .map(value -> value instanceof Expression.ClassLiteral literal ? literal.named() : value.type())
                .flatMap(type -> program.type(type.erasure()).stream())
                .filter(type -> type.origin().isPresent())
                .filter(ResourceReader::isConcrete)
                .distinct()
                .toList();
        if (!returned.isEmpty()) {
            return returned;
        }
        List<TypeDeclaration> below = declared.map(type -> program.subtypes(type.name())).orElse(List.of()).stream()
                .filter(TypeDeclaration::isMain)
                .filter(ResourceReader::isConcrete)
                .toList();
        return below.isEmpty() ? declared.stream().toList() : below;
    }

    private static boolean isConcrete(TypeDeclaration type) {
        return switch (type.kind()) {
            case CLASS, RECORD -> !type.modifiers().contains(Modifier.ABSTRACT);
            case INTERFACE, ENUM, ANNOTATION -> false;
        };
    }

    private Optional<String> verb(List<Annotation> declared) {
        for (Annotation annotation : declared) {
            if (verbs.contains(annotation.type())) {
                return Optional.of(annotation.simpleName());
            }
            Optional<String> own = program.type(annotation.type())
                    .flatMap(type -> annotations.find(type.annotations(), Names.HTTP_METHOD))
                    .flatMap(found -> found.value("value"))
                    .flatMap(constants::text);
            if (own.isPresent()) {
                return own;
            }
        }
        return Optional.empty();
    }

    private List<String> media(TypeDeclaration resource, Method method, String[] annotation) {
        return annotations
                .on(method, annotation)
                .or(() -> lineage(resource)
                        .flatMap(each -> annotations.on(each, annotation).stream())
                        .findFirst())
                .flatMap(found -> found.value("value"))
                .map(constants::texts)
                .map(Listing::values)
                .orElse(List.of());
    }

    private Stream<TypeDeclaration> lineage(TypeDeclaration type) {
        return program.supertypes(type.name()).stream().flatMap(each -> program.type(each.name()).stream());
    }

    private static Fact gap(Found path, String where) {
        return new Fact.Unread(
                Fact.Layer.ENTRIES,
                new Gap(
                        path.at(),
                        "this path is not a constant that can be read",
                        "the endpoint of " + where + " is missing"));
    }

    /// One slash between the parts, whatever was written (3.3: leading and trailing slashes do not matter).
    static String join(String outer, String inner) {
        String head = outer.endsWith("/*") ? outer.substring(0, outer.length() - 2) : outer;
        head = head.endsWith("/") ? head.substring(0, head.length() - 1) : head;
        String tail = inner.startsWith("/") ? inner.substring(1) : inner;
        String rooted = head.isEmpty() || head.startsWith("/") || head.startsWith("${") ? head : "/" + head;
        return tail.isEmpty() ? rooted : rooted + "/" + tail;
    }
}
