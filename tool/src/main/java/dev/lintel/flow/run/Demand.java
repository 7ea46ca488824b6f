package dev.lintel.flow.run;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.flow.knowledge.Role;
import dev.lintel.flow.knowledge.Rules;
import dev.lintel.flow.lower.Code;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Which bodies are worth running: those from which a sink or a source can be reached, by a call graph that admits
/// too much rather than too little; others only when something untrusted goes in or when they are small.
public final class Demand {
    /// Instructions of a body that is followed for its constants alone.
    private static final int SMALL = 60;

    private static final int DEEP = 20;
    /// Sinks that are judged by the constants that arrive, so that they matter when nothing untrusted is around.
    private static final Set<String> BY_CONSTANTS = Set.of("cipher", "digest", "cookie", "random-use", "secret", "key");
    /// Sources that matter only where the entry itself or something untrusted leads to them.
    private static final Set<String> TRUSTED = Set.of("stored", "configuration", "peer", "principal");

    private final Set<MethodId> sinks = new HashSet<>();
    private final Set<MethodId> sources = new HashSet<>();
    private final Set<MethodId> reachSink;
    private final Set<MethodId> asked;
    private final EnumFields enums;

    private Demand(World world, Index index) {
        this.enums = new EnumFields(world, this);
        this.sinks.addAll(index.sinks);
        this.sources.addAll(index.sources);
        this.reachSink = index.closure(sinks);
        Set<MethodId> first = new HashSet<>(index.byConstants);
        first.addAll(index.untrusted);
        this.asked = index.closure(first);
    }

    public static Demand of(World world) {
        Index index = new Index(world);
        Program program = world.program();
        program.bodies().forEach(index::add);
        program.types().stream().filter(TypeDeclaration::isMain).forEach(index::overridden);
        return new Demand(world, index);
    }

    EnumFields enums() {
        return enums;
    }

    /// Whether a sink can be reached from a method.
    public boolean reachesSink(MethodId method) {
        return reachSink.contains(method);
    }

    /// Methods that contain a source themselves, in a stable order.
    public Set<MethodId> withSource() {
        return new TreeSet<>(sources);
    }

    public Set<MethodId> withSink() {
        return new TreeSet<>(sinks);
    }

    /// Whether to run a body that is handed nothing untrusted.
    boolean isWorth(Code code, int depth) {
        return code.size() <= SMALL && depth < DEEP && (code.answers() || code.keeps())
                || asked.contains(code.method());
    }

    /// Who calls whom, backwards.
    private static final class Index {
        private final World world;
        private final Map<MethodId, Set<MethodId>> callers = new HashMap<>();
        private final Set<MethodId> sinks = new HashSet<>();
        private final Set<MethodId> sources = new HashSet<>();
        private final Set<MethodId> byConstants = new HashSet<>();
        private final Set<MethodId> untrusted = new HashSet<>();

        Index(World world) {
            this.world = world;
        }

        void add(Body body) {
            MethodId method = body.method();
            for (Node each : Walk.all(body.block())) {
                switch (each) {
                    case Expression.Call call ->
                        add(method, call.callee(), call.arguments().size());
                    case Expression.MethodReference reference -> add(method, reference.callee(), 1);
                    case Expression.New made -> made(method, made);
                    default -> {}
                }
            }
        }

        private void made(MethodId method, Expression.New made) {
            add(method, made.callee(), made.arguments().size());
            String type = made.anonymous().orElse(made.type().erasure());
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

        private void add(MethodId from, Callee callee, int arity) {
            callee.method().filter(id -> world.types().isSource(id.owner())).ifPresent(id -> edge(id, from));
            Optional<Rules> rules = world.rules(callee, arity);
            if (rules.isPresent()) {
                rules.get()
                        .candidates()
                        .forEach(rule -> rule.roles().forEach(role -> {
                            switch (role) {
                                case Role.Sink sink -> {
                                    sinks.add(from);
                                    if (BY_CONSTANTS.contains(sink.kind())) {
                                        byConstants.add(from);
                                    }
                                }
                                case Role.Source source -> {
                                    sources.add(from);
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

        /// Calling a method may run those that override it.
        void overridden(TypeDeclaration type) {
            for (String each : world.supertypes(type.name())) {
                if (each.equals(type.name()) || !world.types().isSource(each)) {
                    continue;
                }
                world.program().type(each).ifPresent(above -> {
                    for (Method method : type.methods()) {
                        for (Method other : above.methods(method.name())) {
                            if (other.parameters().size() == method.parameters().size()) {
                                edge(method.id(), other.id());
                            }
                        }
                    }
                });
            }
        }

        private void edge(MethodId called, MethodId caller) {
            callers.computeIfAbsent(called, _ -> new LinkedHashSet<>()).add(caller);
        }

        Set<MethodId> closure(Set<MethodId> from) {
            Set<MethodId> reached = new HashSet<>(from);
            Deque<MethodId> open = new ArrayDeque<>(from);
            while (!open.isEmpty()) {
                for (MethodId each : callers.getOrDefault(open.removeFirst(), Set.of())) {
                    if (reached.add(each)) {
                        open.add(each);
                    }
                }
            }
            return reached;
        }
    }
}
