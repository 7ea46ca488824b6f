package dev.lintel.read.servlet;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which classes a filter may be of that some code hands over: made there, named there, held by a holder of
/// Jetty's, kept in a local, or given by the callers of the method.
record FilterTypes(Program program, Constants constants) {
    private static final int DEEPEST = 3;
    private static final Set<String> HELD = Set.of("setFilter", "setHeldClass", "setClassName");

    Listing<String> of(Expression filter, Body body) {
        return of(filter, body, DEEPEST);
    }

    private Listing<String> of(Expression filter, Body body, int left) {
        if (left == 0) {
            return unread();
        }
        return switch (filter) {
            case Expression.ClassLiteral literal -> one(literal.named().erasure());
            case Expression.New made
            when RegisteredFilters.isHolder(made) ->
                made.arguments().isEmpty()
                        ? held(body, left)
                        : of(made.arguments().getFirst(), body, left);
            case Expression.New made -> one(made.anonymous().orElse(made.type().erasure()));
            case Expression.Literal literal -> literal.value() instanceof String name ? one(name) : unread();
            case Expression.Cast cast -> of(cast.operand(), body, left);
            case Expression.Variable variable -> variable(variable, body, left);
            case Expression.Call call -> returned(call, left);
            default -> declared(filter);
        };
    }

    private static Listing<String> unread() {
        return new Listing<>(List.of(), false);
    }

    private static Listing<String> one(String type) {
        return new Listing<>(List.of(type), !type.isEmpty());
    }

    /// A concrete class of the target's that stands as the type says which code runs.
    private Listing<String> declared(Expression filter) {
        Optional<TypeDeclaration> type = program.type(filter.type().erasure())
                .filter(TypeDeclaration::isMain)
                .filter(each -> each.kind() == TypeDeclaration.Kind.CLASS
                        && !each.modifiers().contains(Modifier.ABSTRACT));
        return type.map(each -> one(each.name())).orElseGet(FilterTypes::unread);
    }

    private Listing<String> all(List<Expression> given, Body body, int left) {
        List<String> types = new ArrayList<>();
        boolean complete = !given.isEmpty();
        for (Expression each : given) {
            Listing<String> found = of(each, body, left);
            types.addAll(found.values());
            complete &= found.complete();
        }
        return new Listing<>(types.stream().distinct().toList(), complete);
    }

    /// What an empty holder is given afterwards; the body has one holder, or it is not told which gets what.
    private Listing<String> held(Body body, int left) {
        List<Expression> given = Walk.calls(body.block())
                .filter(call -> HELD.contains(call.name()) && call.arguments().size() == 1)
                .map(call -> call.arguments().getFirst())
                .toList();
        return given.size() == 1 ? all(given, body, left - 1) : unread();
    }

    private Listing<String> variable(Expression.Variable variable, Body body, int left) {
        Listing<String> declared = declared(variable);
        if (declared.complete()) {
            return declared;
        }
        List<Expression> given = new ArrayList<>();
        Walk.all(body.block(), Statement.Local.class)
                .filter(local -> local.name().equals(variable.name()))
                .forEach(local -> local.value().ifPresent(given::add));
        Walk.all(body.block(), Expression.Assign.class)
                .filter(assign -> assign.target() instanceof Expression.Variable target
                        && target.name().equals(variable.name()))
                .forEach(assign -> given.add(assign.value()));
        return given.isEmpty() ? handedIn(variable.name(), body.method(), left) : all(given, body, left - 1);
    }

    /// What the callers of the method give for one of its parameters.
    private Listing<String> handedIn(String name, MethodId method, int left) {
        List<String> parameters = program.method(method).stream()
                .flatMap(each -> each.parameters().stream())
                .map(Parameter::name)
                .toList();
        int index = parameters.indexOf(name);
        List<String> types = new ArrayList<>();
        boolean complete = index >= 0;
        for (Body caller : index < 0
                ? List.<Body>of()
                : program.bodiesCalling(Set.of(method.name())).toList()) {
            List<Expression> given = Walk.calls(caller.block())
                    .filter(call ->
                            call.callee().method().filter(method::equals).isPresent()
                                    && call.arguments().size() > index)
                    .map(call -> call.arguments().get(index))
                    .toList();
            Listing<String> found = given.isEmpty() ? new Listing<>(List.of(), true) : all(given, caller, left - 1);
            types.addAll(found.values());
            complete &= found.complete();
        }
        return new Listing<>(types.stream().distinct().toList(), complete && !types.isEmpty());
    }

    /// What a method of the target's gives.
    private Listing<String> returned(Expression.Call call, int left) {
        Optional<Body> called =
                call.callee().method().flatMap(program::method).map(Method::id).flatMap(program::body);
        Listing<String> declared = declared(call);
        if (declared.complete() || called.isEmpty()) {
            return declared;
        }
        List<Expression> given = Walk.all(called.get().block(), Statement.Return.class)
                .flatMap(each -> each.value().stream())
                .toList();
        return all(given, called.get(), left - 1);
    }
}
