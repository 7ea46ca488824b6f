package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.graph.Access.Requirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads the statements that every caller runs, up to the first that may end the method with an answer.
final class CheckReader {
    /// Of libraries that keep the caller beside the request; their getters throw for nobody unless told a default.
    private static final Set<String> DEMANDS = Set.of("getLoginId", "getLoginIdAsString", "getLoginIdAsLong");

    /// What leaves an empty `Optional` empty.
    private static final Set<String> NARROWS = Set.of("map", "flatMap", "filter");

    /// How deep what is named for a right is looked for.
    private static final int DEEPEST = 3;
    private static final int MOST_BODIES = 8;

    private final Program program;
    private final Body body;
    private final CallerTests tests;
    /// The class of the object that a locator is read for; empty for all else.
    private final String serves;
    private final List<Requirement> found = new ArrayList<>();
    private Optional<Requirement.Own> doubt = Optional.empty();
    private boolean ended;

    CheckReader(Program program, Body body, CallerTests tests, String serves) {
        this.program = program;
        this.body = body;
        this.tests = tests;
        this.serves = serves;
    }

    void read() {
        read(body.block());
    }

    /// The checks that nobody gets past.
    List<Requirement> found() {
        return List.copyOf(found);
    }

    /// A refusal that every caller passes by and whose condition could not be read.
    Optional<Requirement.Own> doubt() {
        return doubt;
    }

    private void read(Statement.Block block) {
        for (Statement each : block.statements()) {
            if (ended) {
                return;
            }
            read(each);
        }
    }

    private void read(Statement statement) {
        switch (statement) {
            case Statement.Local local ->
                local.value().ifPresent(value -> {
                    straight(value);
                    tests.assigned(local.name(), value, Standing.OPEN);
                });
            case Statement.Evaluate evaluated -> {
                straight(evaluated.expression());
                if (evaluated.expression() instanceof Expression.Assign assign
                        && assign.target() instanceof Expression.Variable variable) {
                    tests.assigned(variable.name(), assign.value(), Standing.OPEN);
                }
            }
            case Statement.If choice -> choice(choice);
            case Statement.Block block -> read(block);
            case Statement.Synchronized locked -> read(locked.body());
            case Statement.Try attempt -> {
                // a refusal that is caught may go on behind the try
                if (attempt.catches().stream().allMatch(each -> GuardedWalk.leaves(each.body()))) {
                    read(attempt.body());
                }
                ended |= GuardedWalk.leaves(attempt.body());
            }
            case Statement.Return leave -> {
                leave.value().ifPresent(this::straight);
                ended = true;
            }
            case Statement.Throw _ -> ended = true;
            default ->
                ended |= Walk.all(statement, Statement.Return.class).findAny().isPresent();
        }
    }

    private void choice(Statement.If choice) {
        boolean leaves = GuardedWalk.leaves(choice.then());
        if (leaves && tests.when(choice.condition(), false) == Standing.SOMEBODY && Branches.refuses(choice.then())) {
            if (found.isEmpty()
                    || Walk.all(choice.condition(), Call.class).findAny().isPresent()) {
                found.add(
                        asksForLogin(choice.condition())
                                ? new Requirement.Authenticated(body.at(choice))
                                : new Requirement.Own(AskedNames.of(choice.condition()), body.at(choice)));
            }
            return;
        }
        if (leaves && Branches.throwsForNobody(choice.then()) && doubt.isEmpty()) {
            doubt = Optional.of(new Requirement.Own(AskedNames.of(choice.condition()), body.at(choice)));
        }
        straight(choice.condition());
        ended |= returns(choice);
    }

    private boolean returns(Statement.If choice) {
        // a branch that only throws lets nobody by
        return Walk.all(choice, Statement.Return.class)
                .filter(each -> !isForAnother(each))
                .anyMatch(each -> !(GuardedWalk.leaves(choice.then()) && Branches.refuses(choice.then())));
    }

    /// Whether a locator returns an object of another class there than the one it is read for.
    private boolean isForAnother(Statement.Return leave) {
        return leave.value()
                .filter(value -> value instanceof Expression.New made
                        && !serves.isEmpty()
                        && !made.type().is(serves))
                .isPresent();
    }

    /// Calls that certainly run when the expression does.
    private void straight(Expression expression) {
        switch (expression) {
            case Call call -> {
                call.receiver().ifPresent(this::straight);
                call.arguments().forEach(this::straight);
                enter(call);
            }
            case Expression.Assign assign -> straight(assign.value());
            case Expression.Cast cast -> straight(cast.operand());
            case Expression.New made -> made.arguments().forEach(this::straight);
            case Expression.Concat concat -> concat.parts().forEach(this::straight);
            case Expression.Unary unary -> straight(unary.operand());
            case Expression.Conditional choice -> straight(choice.condition());
            default -> {}
        }
    }

    private void enter(Call call) {
        if (throwsForNobody(call)) {
            if (found.isEmpty()) {
                found.add(
                        call.receiver().filter(this::isCallersOwn).isPresent()
                                ? new Requirement.Authenticated(body.at(call))
                                : new Requirement.Own(AskedNames.of(call), body.at(call)));
            }
            return;
        }
        List<Method> bodies = call.callee().method().map(this::bodies).orElse(List.of());
        if (bodies.isEmpty() || bodies.size() > MOST_BODIES) {
            if (demands(call)) {
                found.add(new Requirement.Own(AskedNames.of(call), body.at(call)));
            }
        } else if (tests.mayEnter()) {
            enter(call, bodies.stream().map(each -> inside(each, call)).toList());
        }
    }

    /// @param inside what each body that may answer the call asks: when all of them ask, it asks
    private void enter(Call call, List<CheckReader> inside) {
        if (inside.stream().noneMatch(each -> each.found.isEmpty())) {
            // beyond the first check only what is nothing but a check says more
            if (found.isEmpty() || call.type().is("void")) {
                boolean login = inside.stream()
                        .flatMap(each -> each.found.stream())
                        .allMatch(Requirement.Authenticated.class::isInstance);
                found.add(
                        login
                                ? new Requirement.Authenticated(body.at(call))
                                : new Requirement.Own(AskedNames.of(call), body.at(call)));
            }
        } else if (doubt.isEmpty()
                && inside.stream().anyMatch(each -> each.doubt.isPresent() || !each.found.isEmpty())) {
            doubt = Optional.of(new Requirement.Own(AskedNames.of(call), body.at(call)));
        }
    }

    private CheckReader inside(Method own, Call call) {
        Body inside = program.body(own.id()).orElseThrow();
        CheckReader reader = new CheckReader(program, inside, tests.in(own, call.arguments()), "");
        reader.read();
        return reader;
    }

    /// What may run for a call: the method itself, else those of the target's own classes that implement it.
    private List<Method> bodies(MethodId called) {
        if (program.body(called).isPresent()) {
            return program.method(called).stream().toList();
        }
        return program.type(called.owner()).filter(TypeDeclaration::isMain).stream()
                .flatMap(type -> program.subtypes(type.name()).stream())
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods().stream())
                .filter(each -> each.name().equals(called.name())
                        && each.parameters().size() == called.parameters().size()
                        && program.body(each.id()).isPresent())
                .toList();
    }

    /// Whether it asks for no more than that somebody is logged in: a plain question that is named for it, or a
    /// comparison with null, and nothing in it or in what it calls is named for a right.
    private boolean asksForLogin(Expression condition) {
        return switch (condition) {
            case Expression.Unary not -> asksForLogin(not.operand());
            case Expression.Binary binary ->
                isNull(binary.right())
                        ? isCallersOwn(binary.left())
                        : isNull(binary.left()) && isCallersOwn(binary.right());
            case Call call -> IdentityWords.speaksOfIdentity(call.name(), false) && isCallersOwn(call);
            default -> false;
        };
    }

    private boolean isCallersOwn(Expression asked) {
        return switch (asked) {
            case Expression.Variable variable -> !IdentityWords.speaksOfRights(variable.name());
            case Call call ->
                call.arguments().stream().allMatch(tests::isCaller)
                        && !IdentityWords.speaksOfRights(call.name())
                        && !speaksOfRights(call);
            default -> false;
        };
    }

    private boolean speaksOfRights(Call call) {
        Mentions mentions = new Mentions(program, false);
        call.callee().method().ifPresent(method -> mentions.look(method, DEEPEST));
        return mentions.rights();
    }

    /// `currentUser().orElseThrow(..)`: an `Optional` of the caller that is empty for nobody. What is
    /// looked up with the caller among its arguments may be a row that everybody sees.
    private boolean throwsForNobody(Call call) {
        return call.name().equals("orElseThrow")
                && isOptional(call)
                && call.receiver().filter(this::isOptionalCaller).isPresent();
    }

    private boolean isOptionalCaller(Expression value) {
        return value instanceof Call call
                && (isOptional(call) && NARROWS.contains(call.name())
                        ? call.receiver().filter(this::isOptionalCaller).isPresent()
                        : call.arguments().isEmpty() && tests.isCaller(call));
    }

    private static boolean isOptional(Call call) {
        return call.callee().owner().equals("java.util.Optional");
    }

    /// A library's call that throws for callers who are nobody.
    private boolean demands(Call call) {
        String owner = simple(call.callee().owner());
        if (DEMANDS.contains(call.name()) && owner.equals("StpUtil")) {
            return call.arguments().isEmpty();
        }
        return call.type().is("void")
                && call.receiver().isPresent()
                && IdentityWords.proves(call.name())
                && (owner.equals("StpUtil")
                        || owner.equals("Subject")
                        || IdentityWords.speaksOfIdentity(call.name(), false)
                                && call.arguments().stream().allMatch(tests::isCaller));
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() == null;
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
