package dev.lintel.link.guards;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// The roles that an annotation of the target's own asks for: a guard reads one of its attributes and looks whether
/// the caller's role is, or is among, what stands there. Levels that are compared by order, and rights that are no
/// roles, stay what they are.
final class NamedRoles {
    private static final Set<String> MATCHES = Set.of(
            "contains",
            "containsAny",
            "containsAll",
            "disjoint",
            "equals",
            "equalsIgnoreCase",
            "anyMatch",
            "noneMatch",
            "hasRole",
            "hasAnyRole");
    private static final int DEEPEST = 2;

    private final Program program;
    private final String annotation;
    private final Set<MethodId> seen = new HashSet<>();
    private final Set<String> attributes = new HashSet<>();
    private boolean compared;

    private NamedRoles(Program program, String annotation) {
        this.program = program;
        this.annotation = annotation;
    }

    /// The roles that this annotation names, without the prefix that Spring Security puts before them; empty when the
    /// guard does not compare roles with what it says, or when what it says is not known.
    static Set<String> of(List<MethodId> entries, Annotation annotation, Program program, Constants constants) {
        NamedRoles roles = new NamedRoles(program, annotation.type());
        entries.forEach(each -> roles.read(each, Set.of(), DEEPEST));
        List<Expression> written = roles.attributes.stream()
                .flatMap(each -> annotation.value(each).stream())
                .toList();
        if (!roles.compared || written.size() != 1) {
            return Set.of();
        }
        Constants.Listing<String> texts = constants.texts(written.getFirst());
        Constants.Listing<String> names = constants.names(written.getFirst());
        Set<String> all = new TreeSet<>();
        (texts.complete() ? texts : names).values().forEach(each -> all.add(Requirement.AnyRole.plain(each)));
        return texts.complete() || names.complete() ? all : Set.of();
    }

    private void read(MethodId method, Set<String> given, int left) {
        Optional<Body> body = program.body(method);
        if (body.isEmpty() || !seen.add(method)) {
            return;
        }
        Set<String> says = new HashSet<>(given);
        for (Node node : Walk.all(body.get().block())) {
            switch (node) {
                case Statement.Local local
                when local.value().filter(value -> isSaid(value, says)).isPresent() -> says.add(local.name());
                case Statement.ForEach each
                when isSaid(each.source(), says) -> says.add(each.variable().name());
                case Expression.Call call -> {
                    compared |= MATCHES.contains(call.name()) && compares(call, says);
                    follow(call, says, left);
                }
                case Expression.Binary binary
                when binary.operator().equals("==") || binary.operator().equals("!=") ->
                    compared |= compares(List.of(binary.left(), binary.right()), says);
                default -> {}
            }
        }
    }

    private void follow(Expression.Call call, Set<String> says, int left) {
        Optional<Method> called = call.callee().method().flatMap(program::method);
        if (left == 0 || called.isEmpty() || !called.get().hasBody()) {
            return;
        }
        Set<String> inside = new HashSet<>();
        for (int i = 0;
                i < Math.min(call.arguments().size(), called.get().parameters().size());
                i++) {
            if (isSaid(call.arguments().get(i), says)) {
                inside.add(called.get().parameters().get(i).name());
            }
        }
        read(called.get().id(), inside, left - 1);
    }

    private boolean compares(Expression.Call call, Set<String> says) {
        List<Expression> parts = Stream.concat(call.receiver().stream(), call.arguments().stream())
                .toList();
        boolean ofRole = speaksOfRole(call.name()) && parts.stream().anyMatch(each -> isSaid(each, says));
        return ofRole || compares(parts, says);
    }

    private boolean compares(List<Expression> parts, Set<String> says) {
        return parts.stream().anyMatch(each -> isSaid(each, says))
                && parts.stream().anyMatch(each -> !isSaid(each, says) && namesRole(each));
    }

    /// Whether a value is what the annotation says, or is made of it.
    private boolean isSaid(Expression value, Set<String> says) {
        return Walk.all(value, Expression.class).anyMatch(node -> switch (node) {
            case Expression.Call call
            when call.callee().owner().equals(annotation) -> {
                attributes.add(call.name());
                yield true;
            }
            case Expression.Variable variable -> says.contains(variable.name());
            default -> false;
        });
    }

    private static boolean namesRole(Expression value) {
        return Walk.all(value, Expression.class).anyMatch(node -> switch (node) {
            case Expression.Call call -> speaksOfRole(call.name());
            case Expression.Variable variable -> speaksOfRole(variable.name());
            case Expression.FieldAccess field -> speaksOfRole(field.name());
            default -> false;
        });
    }

    private static boolean speaksOfRole(String name) {
        return name.toLowerCase(Locale.ROOT).contains("role");
    }
}
