package dev.lintel.read.beans;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Assign;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Field;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Accessors;
import dev.lintel.graph.SharedState;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// The fields of one class through which its methods hand each other what belongs to one request. A field that some
/// other method reads is meant to outlive the request (a cache, a switch that an administrator turns), and one that is
/// only written where it is still empty is made once; neither is told.
final class KeptOfRequest {
    private final Program program;
    private final List<Field> fields;
    private final Map<MethodId, Body> bodies = new HashMap<>();
    private final List<Method> methods;
    private final Accessors accessors;
    private final Set<MethodId> locked;

    KeptOfRequest(Program program, TypeDeclaration type, List<Field> fields) {
        this.program = program;
        this.fields = fields;
        this.accessors = new Accessors(program);
        this.methods = type.methods().stream()
                .filter(method -> program.body(method.id()).isPresent())
                .toList();
        methods.forEach(method -> program.body(method.id()).ifPresent(body -> bodies.put(method.id(), body)));
        this.locked = called(underLock());
    }

    private Body body(MethodId method) {
        return Objects.requireNonNull(bodies.get(method));
    }

    /// Methods that hold the object's own lock, and those that are called where a lock is held.
    private Set<MethodId> underLock() {
        Set<MethodId> all = new HashSet<>();
        for (Method method : methods) {
            if (method.is(Modifier.SYNCHRONIZED)) {
                all.add(method.id());
            }
            Walk.all(body(method.id()).block(), Statement.Synchronized.class)
                    .flatMap(Walk::calls)
                    .flatMap(call -> call.callee().method().stream())
                    .filter(bodies::containsKey)
                    .forEach(all::add);
        }
        return all;
    }

    List<SharedState> found() {
        return fields.stream().flatMap(field -> kept(field).stream()).toList();
    }

    private Optional<SharedState> kept(Field field) {
        if (program.initialiser(field).isPresent() && isReadByAccessor(field)) {
            return Optional.empty();
        }
        Map<MethodId, Assign> writes = new HashMap<>();
        for (Method method : methods) {
            for (Assign write : writes(body(method.id()), field)) {
                if (method.isConstructor() || isEmptied(write)) {
                    continue;
                }
                boolean ofRequest = !locked.contains(method.id())
                        && write.operator().isEmpty()
                        && isOfRequest(write.value(), method)
                        && isUnguarded(write, body(method.id()), field);
                if (!ofRequest) {
                    return Optional.empty();
                }
                writes.putIfAbsent(method.id(), write);
            }
        }
        Set<MethodId> inside = called(writes.keySet());
        boolean elsewhere = methods.stream()
                .filter(method -> !inside.contains(method.id()))
                .anyMatch(
                        method -> firstRead(method.id(), field, Long.MIN_VALUE).isPresent());
        if (elsewhere) {
            return Optional.empty();
        }
        return methods.stream()
                .flatMap(method -> Stream.ofNullable(writes.get(method.id()))
                        .flatMap(write -> state(field, method, write).stream()))
                .findFirst();
    }

    private Optional<SharedState> state(Field field, Method method, Assign write) {
        MethodId id = method.id();
        Optional<Span> read = firstRead(id, field, write.at())
                .or(() -> called(Set.of(id)).stream()
                        .filter(other -> !other.equals(id))
                        .flatMap(other -> firstRead(other, field, Long.MIN_VALUE).stream())
                        .findFirst());
        return read.map(at -> new SharedState(field.name(), OperationIds.of(id), field.at(), body(id).at(write), at));
    }

    private boolean isReadByAccessor(Field field) {
        return methods.stream()
                .map(method -> body(method.id()).block().statements())
                .anyMatch(statements -> statements.size() == 1
                        && statements.getFirst() instanceof Statement.Return(var value, var _)
                        && value.filter(each -> isField(each, field)).isPresent());
    }

    /// The methods and what they call in this class, one after the other.
    private Set<MethodId> called(Set<MethodId> from) {
        Set<MethodId> all = new LinkedHashSet<>(from);
        Deque<MethodId> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            Body body = body(open.pop());
            Walk.all(body.block()).stream()
                    .flatMap(node -> callee(node).stream())
                    .filter(each -> bodies.containsKey(each) && all.add(each))
                    .forEach(open::add);
        }
        return all;
    }

    private static Optional<MethodId> callee(Node node) {
        return switch (node) {
            case Call call -> call.callee().method();
            case Expression.MethodReference reference -> reference.callee().method();
            default -> Optional.empty();
        };
    }

    private static List<Assign> writes(Body body, Field field) {
        return Walk.all(body.block(), Assign.class)
                .filter(each -> isField(each.target(), field))
                .toList();
    }

    /// The first use of the field behind a place of the text.
    private Optional<Span> firstRead(MethodId method, Field field, long after) {
        Body body = body(method);
        Set<Expression> targets = Collections.newSetFromMap(new IdentityHashMap<>());
        Walk.all(body.block(), Assign.class).forEach(each -> targets.add(each.target()));
        return Walk.all(body.block(), FieldAccess.class)
                .filter(each -> isField(each, field) && !targets.contains(each) && each.at() > after)
                .map(body::at)
                .findFirst();
    }

    private static boolean isField(Expression expression, Field field) {
        return expression instanceof FieldAccess access
                && access.name().equals(field.name())
                && access.owner().equals(field.owner())
                && access.receiver()
                        .filter(at -> !(at instanceof Expression.This))
                        .isEmpty();
    }

    private static boolean isEmptied(Assign write) {
        return write.value() instanceof Expression.Literal;
    }

    /// Whether the value is what the method was given, a property of that, an object made of it, or an empty
    /// container.
    private boolean isOfRequest(Expression value, Method method) {
        Set<String> given = new HashSet<>();
        method.parameters().stream().map(Parameter::name).forEach(given::add);
        List<Statement.Local> locals = new ArrayList<>();
        Walk.all(body(method.id()).block(), Statement.Local.class).forEach(locals::add);
        for (Statement.Local local : locals) {
            if (local.value().filter(each -> isOf(each, given)).isPresent()) {
                given.add(local.name());
            }
        }
        return !method.parameters().isEmpty() && (isOf(value, given) || isEmptyContainer(value));
    }

    /// A list, map or text that is gathered anew.
    private static boolean isEmptyContainer(Expression value) {
        return value instanceof Expression.New made
                && made.arguments().isEmpty()
                && (made.type().erasure().startsWith("java.util.")
                        || made.type().is("java.lang.StringBuilder")
                        || made.type().is("java.lang.StringBuffer"));
    }

    private boolean isOf(Expression value, Set<String> given) {
        return switch (value) {
            case Expression.Variable variable -> given.contains(variable.name());
            case Expression.Cast cast -> isOf(cast.operand(), given);
            case Expression.Conditional choice -> isOf(choice.whenTrue(), given) || isOf(choice.whenFalse(), given);
            case Expression.Index index -> isOf(index.array(), given);
            case Expression.New made -> made.arguments().stream().anyMatch(each -> isOf(each, given));
            case Call call ->
                call.receiver().filter(receiver -> isOf(receiver, given)).isPresent()
                        && (call.arguments().isEmpty() && accessors.read(call).isPresent()
                                || call.name().equals("getParameter")
                                || call.name().equals("getHeader"));
            default -> false;
        };
    }

    /// Not under a lock, and not only where the field, or another one, says that nothing is there yet.
    private boolean isUnguarded(Assign write, Body body, Field field) {
        for (Node node : Walk.all(body.block())) {
            boolean guards = switch (node) {
                case Statement.Synchronized locked -> Walk.contains(locked, write);
                case Statement.If choice -> asks(choice.condition(), field) && Walk.contains(choice, write);
                default -> false;
            };
            if (guards) {
                return false;
            }
        }
        return Walk.calls(body.block())
                .noneMatch(call -> call.name().equals("lock") || call.name().equals("tryLock"));
    }

    private boolean asks(Expression condition, Field field) {
        return Walk.all(condition, FieldAccess.class)
                .anyMatch(
                        access -> isField(access, field) || fields.stream().anyMatch(other -> isField(access, other)));
    }
}
