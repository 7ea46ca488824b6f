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
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
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

    private List<Fact> methods(TypeDeclaration resource, String prefix, List<Fact.Locator> behind) {
        List<Fact> facts = new ArrayList<>();
        for (Member member : hierarchy.members(resource)) {
            Optional<Method> declaring = member.all().stream()
                    .filter(method -> isMapped(method.annotations()))
                    .findFirst();
            declaring.ifPresent(method -> facts.addAll(mapped(resource, member, method, prefix, behind)));
        }
        return facts;
    }

    private boolean isMapped(List<Annotation> declared) {
        return verb(declared).isPresent() || annotations.has(declared, Names.PATH);
    }

    private List<Fact> mapped(
            TypeDeclaration resource, Member member, Method declaring, String prefix, List<Fact.Locator> behind) {
        Optional<Found> path = annotations.on(declaring, Names.PATH);
        Optional<String> text =
                path.isEmpty() ? Optional.of("") : path.get().value("value").flatMap(constants::text);
        if (text.isEmpty()) {
            return List.of(gap(path.get(), resource.simpleName() + "." + declaring.name()));
        }
        String full = join(prefix, text.get());
        Optional<String> verb = verb(declaring.annotations());
        return verb.isPresent()
                ? List.of(handler(resource, member, declaring, verb.get(), full, behind))
                : located(resource, member, full, behind);
    }

    private Fact handler(
            TypeDeclaration resource,
            Member member,
            Method declaring,
            String verb,
            String path,
            List<Fact.Locator> behind) {
        Route route = new Route(
                verb,
                path.isEmpty() ? "/" : path,
                media(resource, declaring, Names.CONSUMES),
                media(resource, declaring, Names.PRODUCES),
                List.of());
        return new Fact.Handler(
                member.method().id(),
                resource.name(),
                List.of(route),
                inputs.inputs(resource.name(), member),
                answers.answer(resource.name(), member),
                Exposure.API,
                Fact.Base.JAXRS,
                behind,
                member.method().at());
    }

    /// A sub-resource locator: a path and no verb; what it returns serves the rest of the path.
    private List<Fact> located(TypeDeclaration resource, Member member, String prefix, List<Fact.Locator> behind) {
        if (behind.size() >= DEPTH) {
            return List.of();
        }
        List<TypeDeclaration> targets = targets(member.method());
        if (targets.isEmpty()) {
            return List.of(new Fact.Unread(
                    Fact.Layer.ENTRIES,
                    new Gap(
                            member.method().at(),
                            "what this sub-resource locator returns is not known",
                            "endpoints below " + prefix + " may be missing")));
        }
        List<Input> given = inputs.inputs(resource.name(), member);
        List<Fact> facts = new ArrayList<>();
        for (TypeDeclaration target : targets) {
            List<Fact.Locator> through = new ArrayList<>(behind);
            through.add(new Fact.Locator(member.method().id(), target.name(), given));
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
