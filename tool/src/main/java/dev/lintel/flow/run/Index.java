package dev.lintel.flow.run;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.EventListeners;
import dev.lintel.flow.knowledge.Role;
import dev.lintel.flow.knowledge.Rules;
import dev.lintel.source.Span;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Predicate;

/// Who calls whom, backwards, and which methods hold sinks and sources: what the bodies say, whichever way leads to
/// them. Made once for all backends of a program.
final class Index {
    /// Sinks that are judged by the constants that arrive, so that they matter when nothing untrusted is around.
    private static final Set<String> BY_CONSTANTS =
            Set.of("cipher", "digest", "cookie", "random-use", "secret", "key", "xml-access");
    /// Sources that matter only where the entry itself or something untrusted leads to them.
    private static final Set<String> TRUSTED = Set.of("stored", "configuration", "peer", "principal");
    private static final Set<String> REFLECTIVE = Set.of("forName", "newInstance", "invoke");
    /// Types of libraries whose methods are called everywhere on anything.
    private static final Set<String> COMMON = Set.of("java.lang.Object", "java.lang.Throwable");

    final Set<MethodId> sinks = new HashSet<>();
    final Set<MethodId> sources = new HashSet<>();
    final Set<MethodId> byConstants = new HashSet<>();
    final Set<MethodId> untrusted = new HashSet<>();
    /// Where HTML is filled in.
    final Set<Span> markups = new HashSet<>();

    private final World world;
    private final Map<MethodId, Set<MethodId>> callers = new HashMap<>();
    /// Who may run a method without calling it by one of the target's own names: a type that comes into use runs
    /// its initialiser, and a library's method may be overridden here.
    private final Map<MethodId, Set<MethodId>> users = new HashMap<>();
    /// Methods of libraries that the target's own types override.
    private final Set<MethodId> openings = new HashSet<>();
    /// Methods that run others by reflection.
    private final Set<MethodId> reflective = new HashSet<>();
    private final Map<String, Boolean> initialised = new HashMap<>();
    /// Types of which some objects are known to be.
    private final Set<String> mentioned = new HashSet<>();
    /// Names of the fields that receivers of calls are read from, by their types.
    private final Map<String, Set<String>> names = new HashMap<>();
    private final Harm harm;

    private Index(World world) {
        this.world = world;
        this.harm = new Harm(world);
    }

    static Index of(World world) {
        Index index = new Index(world);
        world.program().types().stream().filter(TypeDeclaration::isMain).forEach(index::opening);
        world.program().bodies().forEach(index::add);
        return index;
    }

    private void add(Body body) {
        MethodId method = body.method();
        for (Node each : Walk.all(body.block())) {
            switch (each) {
                case Expression.Call call when Markup.isFilled(call) -> filled(method, body.at(call));
                case Expression.Concat text when Markup.isFilled(text) -> filled(method, body.at(text));
                case Expression.FieldAccess access -> held(access, method);
                default -> {}
            }
            look(method, each);
        }
    }

    private void look(MethodId method, Node node) {
        switch (node) {
            case Expression.Call call -> called(method, call);
            case Expression.MethodReference reference -> add(method, reference.callee(), 1, _ -> true);
            case Expression.New made -> made(method, made);
            case Expression.FieldAccess access -> used(access.owner(), method);
            default -> {}
        }
        if (node instanceof Expression value) {
            mention(value);
        }
    }

    /// Who reads a field that holds functions may run them: those that are put into it, and those it begins with.
    private void held(Expression.FieldAccess access, MethodId by) {
        String owner = world.declaring(access.owner(), access.name());
        List<MethodId> fillers = world.field(owner, access.name())
                .map(world.heldFunctions()::fillers)
                .orElse(List.of());
        fillers.stream().filter(each -> !each.equals(by)).forEach(each -> use(each, by));
        if (!fillers.isEmpty()) {
            world.heldFunctions()
                    .beginnings(owner)
                    .forEach(each -> Walk.all(each).forEach(inner -> look(by, inner)));
        }
    }

    private void filled(MethodId method, Span markup) {
        markups.add(markup);
        sinks.add(method);
    }

    /// Of objects of the types that are written somewhere more can be known than what a call declares.
    private void mention(Expression value) {
        switch (value) {
            case Expression.This _ -> {}
            case Expression.ClassLiteral literal ->
                mentioned.add(literal.named().erasure());
            case Expression.Literal literal
            when literal.value() instanceof String text && text.indexOf('.') > 0 -> mentioned.add(text);
            default -> mentioned.add(value.type().erasure());
        }
    }

    private void called(MethodId method, Expression.Call call) {
        List<Expression> arguments = call.arguments();
        add(method, asVariable(call), arguments.size(), sink -> harm.canBe(sink, call.receiver(), arguments, method));
        used(call.callee().owner(), method);
        for (Role each : world.declaredClients().sinks(call.callee().method())) {
            if (each instanceof Role.Sink sink && harm.canBe(sink, call.receiver(), arguments, method)) {
                sinks.add(method);
            }
        }
        if (EventListeners.isPublished(call.callee().owner(), call.name(), arguments.size())) {
            world.listeners().of(arguments.getFirst().type().erasure()).forEach(each -> edge(each.method(), method));
        }
        call.callee().method().filter(openings::contains).ifPresent(each -> use(each, method));
        String owner = call.callee().owner();
        boolean reflects = owner.startsWith("java.lang.reflect.") || owner.equals("java.lang.Class");
        if (reflects && REFLECTIVE.contains(call.name())) {
            reflective.add(method);
        }
        if (call.receiver().orElse(null) instanceof Expression.FieldAccess field) {
            names.computeIfAbsent(field.type().erasure(), _ -> new HashSet<>()).add(field.name());
        }
    }

    /// The callee as the variable's type has it: what is known of a request's headers is not known of every message's.
    private Callee asVariable(Expression.Call call) {
        Callee callee = call.callee();
        String type = call.receiver().map(each -> each.type().erasure()).orElse(callee.owner());
        boolean narrower = !type.equals(callee.owner())
                && !world.types().isSource(type)
                && world.types().inherits(type, callee.owner());
        return narrower ? new Callee(type, callee.name(), callee.method(), callee.grade()) : callee;
    }

    private void made(MethodId method, Expression.New made) {
        List<Expression> arguments = made.arguments();
        add(method, made.callee(), arguments.size(), sink -> harm.canBe(sink, Optional.empty(), arguments, method));
        String type = made.anonymous().orElse(made.type().erasure());
        used(type, method);
        if (world.types().isSource(type) && (type.contains("$") || fromLibrary(type))) {
            world.program()
                    .type(type)
                    .ifPresent(declared -> declared.methods().forEach(each -> edge(each.id(), method)));
        }
    }

    /// Whether libraries can call its methods, knowing it by one of their own types.
    private boolean fromLibrary(String type) {
        return world.supertypes(type).stream()
                .anyMatch(each ->
                        !each.equals("java.lang.Object") && !world.types().isSource(each));
    }

    private void add(MethodId from, Callee callee, int arity, Predicate<Role.Sink> harmful) {
        callee.method().filter(id -> world.types().isSource(id.owner())).ifPresent(id -> edge(id, from));
        Optional<Rules> rules = world.rules(callee, arity);
        if (rules.isPresent()) {
            rules.get()
                    .candidates()
                    .forEach(rule -> rule.roles().forEach(role -> {
                        switch (role) {
                            case Role.Sink sink -> {
                                if (BY_CONSTANTS.contains(sink.kind())) {
                                    byConstants.add(from);
                                    sinks.add(from);
                                } else if (harmful.test(sink)) {
                                    sinks.add(from);
                                }
                            }
                            case Role.Source source -> {
                                sources.add(from);
                                mentioned.add(from.owner());
                                if (!TRUSTED.contains(source.label())) {
                                    untrusted.add(from);
                                }
                            }
                            case Role.Shield _ -> byConstants.add(from);
                            default -> {}
                        }
                    }));
        }
    }

    /// A type comes into use: its static initialiser runs.
    private void used(String type, MethodId by) {
        boolean runs = initialised.computeIfAbsent(
                type,
                each -> world.program().type(each).stream()
                        .flatMap(declared -> world.program().initialisers(declared).stream())
                        .anyMatch(body -> body.method().name().equals("<clinit>")));
        if (runs) {
            use(new MethodId(type, "<clinit>", List.of()), by);
        }
    }

    /// What of a type may be called by a library's name for it.
    private void opening(TypeDeclaration type) {
        overridden(world, type, (_, other) -> {
            if (!world.types().isSource(other.owner())) {
                openings.add(other);
            }
        });
    }

    /// The methods of a type with those of its supertypes that they override; what no object chooses is no such method.
    static void overridden(World world, TypeDeclaration type, BiConsumer<MethodId, MethodId> pair) {
        for (String each : world.supertypes(type.name())) {
            if (each.equals(type.name()) || COMMON.contains(each)) {
                continue;
            }
            world.program().type(each).ifPresent(above -> {
                for (Method method : type.methods()) {
                    if (method.isConstructor() || isOwn(method)) {
                        continue;
                    }
                    for (Method other : above.methods(method.name())) {
                        if (other.parameters().size() == method.parameters().size() && !isOwn(other)) {
                            pair.accept(method.id(), other.id());
                        }
                    }
                }
            });
        }
    }

    private static boolean isOwn(Method method) {
        return method.is(Modifier.STATIC) || method.is(Modifier.PRIVATE);
    }

    private void edge(MethodId called, MethodId caller) {
        callers.computeIfAbsent(called, _ -> new LinkedHashSet<>()).add(caller);
    }

    private void use(MethodId used, MethodId by) {
        users.computeIfAbsent(used, _ -> new HashSet<>()).add(by);
    }

    /// Whether some object is known to be of a type.
    boolean mentions(String type) {
        return mentioned.contains(type);
    }

    /// Names of the fields of a type that calls are made on.
    Set<String> namesOf(String type) {
        return names.getOrDefault(type, Set.of());
    }

    Map<MethodId, Set<MethodId>> callers() {
        return callers;
    }

    Map<MethodId, Set<MethodId>> users() {
        return users;
    }

    Set<MethodId> reflective() {
        return reflective;
    }
}
