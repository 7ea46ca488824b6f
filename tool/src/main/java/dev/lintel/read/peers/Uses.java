package dev.lintel.read.peers;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where something is put to use, and whether a switch decides that it is.
final class Uses {
    private static final int DEEPEST = 4;

    private final Program program;
    private final Map<MethodId, Reach> known = new HashMap<>();

    Uses(Program program) {
        this.program = program;
    }

    /// @param process whether it is made the default of the process there
    /// @param onlyWhere the name of the switch
    record Use(boolean process, Optional<String> onlyWhere, Span at) {}

    /// Whether code runs at all, and under which switch only.
    private record Reach(boolean runs, Optional<String> onlyWhere) {
        static final Reach NEVER = new Reach(false, Optional.empty());
        static final Reach ALWAYS = new Reach(true, Optional.empty());
    }

    /// The use of something that is made at this place of a body; empty when nothing runs the body.
    Optional<Use> of(Body body, Node made) {
        boolean process = Walk.calls(body.block())
                .anyMatch(call ->
                        call.name().startsWith("setDefault") && Walk.all(call).contains(made));
        Reach reach = reach(body, made, 0, new HashSet<>());
        return reach.runs() ? Optional.of(new Use(process, reach.onlyWhere(), body.at(made))) : Optional.empty();
    }

    /// The first use of a field that no switch decides, else the first.
    Optional<Use> of(Field field) {
        Optional<TypeDeclaration> owner = program.type(field.owner());
        List<Use> all = new ArrayList<>();
        owner.stream()
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> program.body(method.id()).stream())
                .forEach(body -> Walk.all(body.block()).stream()
                        .filter(node -> names(node, field))
                        .forEach(node -> of(body, node).ifPresent(all::add)));
        return all.stream()
                .filter(use -> use.onlyWhere().isEmpty())
                .findFirst()
                .or(() -> all.stream().findFirst());
    }

    private static boolean names(Node node, Field field) {
        return switch (node) {
            case Expression.Variable variable -> variable.name().equals(field.name());
            case Expression.FieldAccess access ->
                access.name().equals(field.name()) && access.owner().equals(field.owner());
            default -> false;
        };
    }

    private Reach reach(Body body, Node place, int depth, Set<MethodId> seen) {
        Optional<String> here = switchAround(body, place);
        Reach whole = reach(body.method(), depth, seen);
        return whole.runs() && here.isPresent() ? new Reach(true, here) : whole;
    }

    /// By who calls the method; where nobody does, by who uses the class; one that a framework makes always runs.
    private Reach reach(MethodId method, int depth, Set<MethodId> seen) {
        if (depth > DEEPEST || !seen.add(method)) {
            return Reach.ALWAYS;
        }
        Reach found = known.get(method);
        if (found == null) {
            List<Reach> callers = callers(method, depth, seen).toList();
            found = callers.isEmpty() ? uncalled(method, depth, seen) : together(callers);
            known.put(method, found);
        }
        return found;
    }

    /// Nobody calls it by name: a start, a forgotten helper, or what is called through an interface or made with
    /// the class.
    private Reach uncalled(MethodId method, int depth, Set<MethodId> seen) {
        if (method.name().equals("main")) {
            return Reach.ALWAYS;
        }
        boolean helper = program.method(method)
                .filter(each -> each.is(Modifier.STATIC) && each.annotations().isEmpty())
                .isPresent();
        return helper && !method.name().equals("<clinit>") ? Reach.NEVER : ofClass(method.owner(), depth, seen);
    }

    private Stream<Reach> callers(MethodId method, int depth, Set<MethodId> seen) {
        boolean constructor = method.name().equals("<init>");
        if (constructor || method.name().equals("<clinit>")) {
            return Stream.empty();
        }
        return program.bodiesCalling(Set.of(method.name()))
                .flatMap(body -> Walk.calls(body.block())
                        .filter(call ->
                                call.callee().method().filter(method::equals).isPresent())
                        .map(call -> reach(body, call, depth + 1, seen)));
    }

    private Reach ofClass(String type, int depth, Set<MethodId> seen) {
        Optional<TypeDeclaration> declared = program.type(type);
        String outermost = outermost(type);
        if (declared.isEmpty() || isManaged(type) || isManaged(outermost)) {
            return Reach.ALWAYS;
        }
        Predicate<Node> mentions = node -> switch (node) {
            case Expression.New made -> made.type().is(outermost);
            case Expression.ClassLiteral literal -> literal.named().is(outermost);
            case Expression.Call call -> call.callee().owner().equals(outermost);
            case Expression.MethodReference reference ->
                reference.callee().owner().equals(outermost);
            default -> false;
        };
        List<Reach> all = program.bodies()
                .filter(body -> !outermost(body.method().owner()).equals(outermost))
                .flatMap(body -> Walk.all(body.block()).stream()
                        .filter(mentions)
                        .map(node -> reach(body, node, depth + 1, seen)))
                .toList();
        return all.isEmpty() ? Reach.NEVER : together(all);
    }

    /// Whether a container makes it: anything annotated may be.
    private boolean isManaged(String type) {
        return program.type(type)
                .filter(each -> !each.annotations().isEmpty()
                        || each.methods().stream()
                                .anyMatch(method -> !method.annotations().isEmpty() && !isOverride(method)))
                .isPresent();
    }

    private static boolean isOverride(Method method) {
        return method.annotations().stream().allMatch(each -> each.type().equals("java.lang.Override"));
    }

    String outermost(String type) {
        String outer = type;
        Optional<String> next = program.type(type).flatMap(TypeDeclaration::outer);
        while (next.isPresent()) {
            outer = next.get();
            next = program.type(outer).flatMap(TypeDeclaration::outer);
        }
        return outer;
    }

    private static Reach together(List<Reach> all) {
        if (all.stream().noneMatch(Reach::runs)) {
            return Reach.NEVER;
        }
        boolean free =
                all.stream().anyMatch(each -> each.runs() && each.onlyWhere().isEmpty());
        return free
                ? Reach.ALWAYS
                : all.stream().filter(Reach::runs).findFirst().orElse(Reach.NEVER);
    }

    /// A node on its way down, with the switch that was passed.
    private record Open(Node node, Optional<String> passed) {}

    private static Optional<String> switchAround(Body body, Node place) {
        Deque<Open> open = new ArrayDeque<>(List.of(new Open(body.block(), Optional.empty())));
        while (!open.isEmpty()) {
            Open next = open.pop();
            if (next.node() == place) {
                return next.passed();
            }
            Optional<Expression> condition = condition(next.node());
            Optional<String> passed = condition.flatMap(Uses::switchIn).or(next::passed);
            for (Node child : Walk.children(next.node())) {
                open.push(new Open(child, condition.filter(child::equals).isPresent() ? next.passed() : passed));
            }
        }
        return Optional.empty();
    }

    private static Optional<Expression> condition(Node node) {
        return switch (node) {
            case Statement.If choice -> Optional.of(choice.condition());
            case Expression.Conditional choice -> Optional.of(choice.condition());
            default -> Optional.empty();
        };
    }

    private static Optional<String> switchIn(Expression condition) {
        return Walk.all(condition).stream()
                .flatMap(node -> switch (node) {
                    case Expression.Variable variable -> Stream.of(variable.name());
                    case Expression.FieldAccess field -> Stream.of(field.name());
                    case Expression.Call call -> Stream.of(call.name());
                    default -> Stream.<String>empty();
                })
                .filter(Names::isSwitch)
                .findFirst();
    }
}
