package dev.lintel.link.guards;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Learns which of the things that run before handlers are access guards: their code rejects (answers `false`,
/// throws, sends 401 or 403, redirects to a login) and speaks of callers' identity while it does.
public final class OwnGuards {
    private static final Set<String> ENTRY_METHODS =
            Set.of("preHandle", "doFilter", "doFilterInternal", "filter", "around", "before", "invoke");
    private static final Set<String> SENDS =
            Set.of("sendError", "sendRedirect", "setStatus", "setStatusCode", "abortWith");
    private static final List<String> IDENTITY = List.of(
            "login",
            "token",
            "auth",
            "permission",
            "session",
            "principal",
            "credential",
            "currentuser",
            "loginuser",
            "getuser",
            "sso",
            "jwt",
            "apikey",
            "signature");
    private static final List<String> HARMLESS = List.of(
            "org.springframework.web.",
            "org.springframework.boot.",
            "org.springframework.data.",
            "org.springframework.orm.",
            "org.springframework.cloud.",
            "io.micrometer.",
            "org.apache.catalina.",
            "jakarta.",
            "javax.",
            "com.alibaba.druid.",
            "brave.",
            "io.opentelemetry.",
            "com.github.xiaoymin.");
    private static final int DEEPEST = 2;

    private final Program program;
    private final Map<String, Optional<OwnGuard>> known = new HashMap<>();
    private final Set<String> provers = new HashSet<>();

    public OwnGuards(Program program) {
        this.program = program;
    }

    /// Whether it proves who calls without turning anybody away itself: handlers may then refuse those who are nobody.
    public boolean provesOnly(Fact.Before before) {
        of(before);
        return provers.contains(before.type());
    }

    /// What is known of one thing that runs before handlers; empty when it is no access guard.
    public Optional<OwnGuard> of(Fact.Before before) {
        return known.computeIfAbsent(before.type(), _ -> learn(before));
    }

    /// Whether it comes from a library that is not known to leave access alone, so that it may be a guard.
    public boolean cannotBeRead(Fact.Before before) {
        boolean own =
                program.type(before.type()).flatMap(TypeDeclaration::origin).isPresent();
        return !own && HARMLESS.stream().noneMatch(before.type()::startsWith);
    }

    /// An annotation of the same library on the handler, which that library's interceptor looks for; one that
    /// switches something off says nothing for sure.
    public Optional<Annotation> annotationOf(Fact.Before library, MethodId handler) {
        String family = family(library.type());
        return program.method(handler).stream()
                .flatMap(each -> each.annotations().stream())
                .filter(annotation -> family(annotation.type()).equals(family) && !switchedOff(annotation))
                .findFirst();
    }

    /// An annotation of the same library on the handler that takes the guard off it: `@Sso(login = false)`.
    public Optional<Annotation> releaseOf(Fact.Before library, MethodId handler) {
        String family = family(library.type());
        return program.method(handler).stream()
                .flatMap(each -> each.annotations().stream())
                .filter(annotation -> family(annotation.type()).equals(family))
                .filter(annotation -> annotation.values().entrySet().stream()
                        .anyMatch(value -> speaksOfIdentity(value.getKey()) && isFalse(value.getValue())))
                .findFirst();
    }

    private static boolean speaksOfIdentity(String attribute) {
        String plain = attribute.toLowerCase(Locale.ROOT);
        return IDENTITY.stream().anyMatch(plain::contains) || plain.equals("required") || plain.equals("check");
    }

    private static boolean isFalse(Expression value) {
        return value instanceof Expression.Literal literal && Boolean.FALSE.equals(literal.value());
    }

    /// The first two parts of a package name: whose library it is.
    private static String family(String type) {
        String[] parts = type.split("\\.", 4);
        return parts.length < 3 ? type : parts[0] + "." + parts[1];
    }

    /// Whether the handler carries an annotation that this guard reads, with an attribute set to `false`.
    public Optional<Annotation> exemption(OwnGuard guard, MethodId handler) {
        Optional<Method> method = program.method(handler);
        return method.stream()
                .flatMap(each -> each.annotations().stream())
                .filter(annotation -> guard.reads().contains(annotation.type()))
                .filter(OwnGuards::switchedOff)
                .findFirst();
    }

    private static boolean switchedOff(Annotation annotation) {
        return annotation.values().values().stream().anyMatch(OwnGuards::isFalse);
    }

    /// Its own methods and those that it inherits from the target's code.
    private List<Method> inherited(String type) {
        return program.supertypes(type).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .filter(each -> each.origin().isPresent())
                .flatMap(each -> each.methods().stream())
                .toList();
    }

    private Optional<OwnGuard> learn(Fact.Before before) {
        Optional<TypeDeclaration> type = program.type(before.type()).filter(TypeDeclaration::isMain);
        if (type.isEmpty()) {
            return Optional.empty();
        }
        Findings findings = new Findings(before.kind() == Endpoint.Stage.Kind.ASPECT);
        for (Method method : inherited(before.type())) {
            boolean entry =
                    ENTRY_METHODS.contains(method.name()) || !before.methods().isEmpty();
            if (entry && method.hasBody()) {
                look(method.id(), findings, DEEPEST, new HashSet<>());
            }
        }
        if (findings.identity && findings.rejection == null && before.kind() != Endpoint.Stage.Kind.ASPECT) {
            provers.add(before.type());
        }
        if (findings.rejection == null || !findings.identity) {
            return Optional.empty();
        }
        return Optional.of(new OwnGuard(before.type(), findings.reads, findings.rejection));
    }

    private void look(MethodId method, Findings findings, int left, Set<MethodId> seen) {
        Optional<Body> body = program.body(method);
        if (body.isEmpty() || !seen.add(method)) {
            return;
        }
        Set<Node> passedOn = passedOn(body.get());
        for (Node node : Walk.all(body.get().block())) {
            if (!passedOn.contains(node)) {
                findings.look(node, body.get(), method.name(), program);
            }
            if (left > 0 && node instanceof Expression.Call call) {
                call.callee().method().ifPresent(called -> look(called, findings, left - 1, seen));
            }
        }
    }

    /// Throws of just what was caught: an aspect that writes a log turns nobody away, the code behind it did.
    private static Set<Node> passedOn(Body body) {
        Set<Node> passedOn = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Node node : Walk.all(body.block())) {
            if (node instanceof Statement.Try attempt) {
                for (Statement.Catch caught : attempt.catches()) {
                    for (Node inside : Walk.all(caught.body())) {
                        if (inside instanceof Statement.Throw leave
                                && leave.exception() instanceof Expression.Variable thrown
                                && thrown.name().equals(caught.name())) {
                            passedOn.add(inside);
                        }
                    }
                }
            }
        }
        return passedOn;
    }

    /// What was seen so far; lives as long as one look.
    private static final class Findings {
        private dev.lintel.source.@org.jspecify.annotations.Nullable Span rejection;
        private boolean identity;
        private final Set<String> reads = new LinkedHashSet<>();
        private final boolean aspect;

        Findings(boolean aspect) {
            this.aspect = aspect;
        }

        void look(Node node, Body body, String method, Program program) {
            switch (node) {
                case Statement.Throw leave -> reject(body, leave);
                case Statement.Return(Optional<Expression> value, long _)
                when method.equals("preHandle")
                        && value.orElse(null) instanceof Expression.Literal literal
                        && Boolean.FALSE.equals(literal.value()) -> reject(body, node);
                case Expression.Call call -> {
                    if (SENDS.contains(call.name())) {
                        reject(body, call);
                    }
                    mention(call.name());
                }
                case Expression.ClassLiteral literal -> readAnnotation(literal, program);
                case Expression.Variable variable -> mention(variable.name());
                default -> {}
            }
        }

        private void reject(Body body, Node node) {
            if (rejection == null) {
                rejection = body.at(node);
            }
        }

        /// An aspect's signature is the method's that it stands before and proves nobody's identity.
        private void mention(String name) {
            String plain = name.toLowerCase(Locale.ROOT);
            identity |= IDENTITY.stream()
                    .filter(word -> !aspect || !word.equals("signature"))
                    .anyMatch(plain::contains);
        }

        private void readAnnotation(Expression.ClassLiteral literal, Program program) {
            if (literal.named() instanceof Type.Declared named) {
                program.type(named.name())
                        .filter(type -> type.kind() == TypeDeclaration.Kind.ANNOTATION)
                        .ifPresent(type -> {
                            reads.add(type.name());
                            mention(type.simpleName());
                        });
            }
        }
    }
}
