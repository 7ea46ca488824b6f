package dev.lintel.read.security;

import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Accessors;
import dev.lintel.code.value.Annotations;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Paths that a configuration gathers at start-up from the handlers that carry an annotation of the project's own or
/// `@PermitAll`: the value comes from code that looks that annotation up on the framework's table of handlers. The
/// rule is then for exactly the annotated handlers.
final class GatheredPaths {
    /// Of the platform's own, Jakarta Annotations 3.0 §3.2.
    private static final Set<String> OPEN =
            Set.of("jakarta.annotation.security.PermitAll", "javax.annotation.security.PermitAll");

    private static final int DEEPEST = 3;
    private final Program program;
    private final Annotations annotations;

    GatheredPaths(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
    }

    Optional<RequestMatch> from(Expression expression, Matchers.Locals locals) {
        Look look = new Look();
        look.at(expression, locals, DEEPEST);
        return look.table && look.read.size() == 1
                ? Optional.of(
                        new RequestMatch.Handlers(annotated(look.read.iterator().next())))
                : Optional.empty();
    }

    private Set<MethodId> annotated(String annotation) {
        Set<MethodId> methods = new LinkedHashSet<>();
        for (TypeDeclaration type : program.types()) {
            boolean whole = type.isMain() && annotations.on(type, annotation).isPresent();
            for (Method method : type.methods()) {
                if (type.isMain()
                        && (whole || annotations.on(method, annotation).isPresent())) {
                    methods.add(method.id());
                }
            }
        }
        return methods;
    }

    /// What was met on the way back from one expression.
    private final class Look {
        private final Set<String> read = new LinkedHashSet<>();
        private final Set<Object> seen = new HashSet<>();
        private boolean table;

        void at(Node from, Matchers.Locals locals, int left) {
            for (Node node : Walk.all(from)) {
                switch (node) {
                    case Expression.Variable variable
                    when seen.add(variable.name()) ->
                        locals.value(variable.name())
                                .or(() -> locals.iterated(variable.name()))
                                .ifPresent(value -> at(value, locals, left));
                    case Expression.Call call -> called(call, left);
                    case Expression.ClassLiteral literal -> literal(literal);
                    default -> {}
                }
            }
        }

        private void called(Expression.Call call, int left) {
            table |= call.type().erasure().endsWith("HandlerMethod")
                    || call.type().erasure().endsWith("RequestMappingInfo")
                    || call.name().equals("getHandlerMethods");
            if (left > 0) {
                call.callee().method().filter(seen::add).ifPresent(method -> {
                    program.body(method).ifPresent(body -> at(body.block(), new NoLocals(), left - 1));
                    holder(call, method, left);
                });
            }
        }

        /// What a getter gives was put there by the other methods of its class, at the latest when the bean was
        /// made.
        private void holder(Expression.Call call, MethodId getter, int left) {
            if (Accessors.getterProperty(call.name()).isEmpty()) {
                return;
            }
            for (Method method : program.type(getter.owner())
                    .filter(TypeDeclaration::isMain)
                    .map(TypeDeclaration::methods)
                    .orElse(List.of())) {
                if (seen.add(method.id())) {
                    program.body(method.id()).ifPresent(body -> at(body.block(), new NoLocals(), left - 1));
                }
            }
        }

        private void literal(Expression.ClassLiteral literal) {
            if (literal.named() instanceof Type.Declared named) {
                program.type(named.name())
                        .filter(type -> type.kind() == TypeDeclaration.Kind.ANNOTATION && type.isMain())
                        .ifPresent(type -> read.add(type.name()));
                if (OPEN.contains(named.name())) {
                    read.add(named.name());
                }
            }
        }
    }

    /// In another method's body the names of the first mean nothing.
    private record NoLocals() implements Matchers.Locals {
        @Override
        public Optional<Expression> value(String variable) {
            return Optional.empty();
        }

        @Override
        public Optional<Expression> iterated(String variable) {
            return Optional.empty();
        }

        @Override
        public Span at(Expression expression) {
            return Span.ofFile(new SourceId(""));
        }
    }
}
