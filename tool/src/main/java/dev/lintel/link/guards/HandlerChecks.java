package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// What handlers ask of their callers themselves: `if (!authenticate()) throw new Forbidden();` before anything else
/// is done. Only what every caller meets counts: a check in one branch lets the others by.
public final class HandlerChecks {
    private static final Set<Endpoint.Input.Kind> ABOUT_CALLER = Set.of(
            Endpoint.Input.Kind.PRINCIPAL,
            Endpoint.Input.Kind.REQUEST,
            Endpoint.Input.Kind.HEADER,
            Endpoint.Input.Kind.COOKIE,
            Endpoint.Input.Kind.OTHER);
    /// Of libraries that keep the caller beside the request; their getters throw for nobody unless told a default.
    private static final Set<String> DEMANDS = Set.of("getLoginId", "getLoginIdAsString", "getLoginIdAsLong");

    private static final int DEEPEST = 3;
    private static final int MENTIONED = 6;

    private final Program program;
    private final Map<MethodId, List<Requirement>> known = new HashMap<>();
    private final Map<MethodId, Boolean> mentioned = new HashMap<>();

    public HandlerChecks(Program program) {
        this.program = program;
    }

    /// The checks that nobody gets past; empty when there are none or they could not be read.
    public List<Requirement> of(Fact.Handler handler) {
        return known.computeIfAbsent(handler.method(), method -> learn(handler, method));
    }

    /// Whether the handler, or what it calls, speaks of who calls at all. Where it does not, it asks nobody for a
    /// login.
    public boolean speaksOfCaller(Fact.Handler handler) {
        return mentioned.computeIfAbsent(handler.method(), method -> {
            Mentions mentions = new Mentions(program, false);
            mentions.look(method, MENTIONED);
            return mentions.identity() || program.body(method).isEmpty();
        });
    }

    private List<Requirement> learn(Fact.Handler handler, MethodId method) {
        Optional<Method> declared = program.method(method);
        Optional<Body> body = program.body(method);
        if (declared.isEmpty() || body.isEmpty()) {
            return List.of();
        }
        Set<Integer> about = handler.inputs().stream()
                .filter(input -> ABOUT_CALLER.contains(input.kind()))
                .map(Endpoint.Input::parameter)
                .collect(Collectors.toSet());
        Set<Integer> inputs =
                handler.inputs().stream().map(Endpoint.Input::parameter).collect(Collectors.toSet());
        Set<String> given = inputs.stream()
                .filter(index -> !about.contains(index)
                        && index >= 0
                        && index < declared.get().parameters().size())
                .map(index -> declared.get().parameters().get(index).name())
                .collect(Collectors.toCollection(HashSet::new));
        handler.inputs().stream()
                .filter(input -> input.parameter() == Endpoint.Input.OF_ITS_OBJECT)
                .forEach(input -> given.addAll(ofItsObject(input.name())));
        Reader reader = new Reader(body.get(), CallerTests.inHandler(program, DEEPEST, given));
        reader.read(body.get().block());
        return List.copyOf(reader.found);
    }

    /// A field that the request fills, and the getter that gives it.
    private static List<String> ofItsObject(String field) {
        return List.of(field, "get" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1));
    }

    /// Reads the statements that every caller runs, up to the first that may end the method with an answer.
    private final class Reader {
        private final Body body;
        private final CallerTests tests;
        private final List<Requirement> found = new ArrayList<>();
        private boolean ended;

        Reader(Body body, CallerTests tests) {
            this.body = body;
            this.tests = tests;
        }

        void read(Statement.Block block) {
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
                    ended |= Walk.all(statement, Statement.Return.class)
                            .findAny()
                            .isPresent();
            }
        }

        private void choice(Statement.If choice) {
            boolean leaves = GuardedWalk.leaves(choice.then());
            if (leaves && tests.when(choice.condition(), false) == Standing.SOMEBODY && refuses(choice.then())) {
                if (found.isEmpty()
                        || Walk.all(choice.condition(), Call.class).findAny().isPresent()) {
                    found.add(
                            asksForLogin(choice.condition())
                                    ? new Requirement.Authenticated(body.at(choice))
                                    : new Requirement.Own(name(choice.condition()), body.at(choice)));
                }
                return;
            }
            straight(choice.condition());
            ended |= returns(choice);
        }

        private boolean returns(Statement.If choice) {
            // a branch that only throws lets nobody by
            return Walk.all(choice, Statement.Return.class)
                    .anyMatch(each -> !(GuardedWalk.leaves(choice.then()) && refuses(choice.then())));
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
            Optional<Method> own = call.callee()
                    .method()
                    .filter(each -> program.body(each).isPresent())
                    .flatMap(program::method);
            if (own.isEmpty()) {
                if (demands(call)) {
                    found.add(new Requirement.Own(named(call), body.at(call)));
                }
                return;
            }
            if (tests.mayEnter()) {
                Body inside = program.body(own.get().id()).orElseThrow();
                Reader reader = new Reader(inside, tests.in(own.get(), call.arguments()));
                reader.read(inside.block());
                // beyond the first check only what is nothing but a check says more
                if (!reader.found.isEmpty() && (found.isEmpty() || call.type().is("void"))) {
                    boolean login =
                            reader.found.stream().allMatch(Requirement.Authenticated.class::isInstance);
                    found.add(
                            login
                                    ? new Requirement.Authenticated(body.at(call))
                                    : new Requirement.Own(named(call), body.at(call)));
                }
            }
        }

        /// Whether it asks for no more than that somebody is logged in: a plain question that is named for it, or a
        /// comparison with null, and nothing in it or in what it calls is named for a right.
        private boolean asksForLogin(Expression condition) {
            return switch (condition) {
                case Expression.Unary not -> asksForLogin(not.operand());
                case Expression.Binary binary ->
                    isNull(binary.right()) ? isCallersOwn(binary.left()) : isNull(binary.left()) && isCallersOwn(binary.right());
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

        /// Whether a branch turns its caller away and gives him nothing: it throws, or answers with an error.
        private boolean refuses(Statement branch) {
            if (Walk.all(branch, Statement.Throw.class).findAny().isPresent()) {
                return Walk.all(branch, Statement.Return.class).findAny().isEmpty();
            }
            return Walk.all(branch, Expression.class).anyMatch(HandlerChecks::saysNo);
        }
    }

    private static boolean isNull(Expression expression) {
        return expression instanceof Expression.Literal literal && literal.value() == null;
    }

    private static boolean saysNo(Expression expression) {
        return switch (expression) {
            case Expression.Literal literal ->
                literal.value() instanceof Integer status && (status == 401 || status == 403)
                        || literal.value() instanceof String text
                                && text.toLowerCase(Locale.ROOT).contains("login");
            case Expression.FieldAccess field -> IdentityWords.isRefusal(field.name());
            case Call call -> IdentityWords.isRefusal(call.name());
            default -> false;
        };
    }

    /// What a condition asks, for people: the call that speaks of the caller, else what is asked about, else the
    /// call.
    private static String name(Expression condition) {
        return Walk.all(condition, Call.class)
                .filter(call -> IdentityWords.speaksOfIdentity(call.name(), false))
                .findFirst()
                .map(HandlerChecks::named)
                .or(() -> Walk.all(condition, Expression.Variable.class)
                        .findFirst()
                        .map(Expression.Variable::name))
                .or(() -> Walk.all(condition, Call.class).findFirst().map(HandlerChecks::named))
                .orElse("in the handler");
    }

    /// `checkFunction(ADMIN)`: a call with those of its arguments that are constants.
    private static String named(Call call) {
        return call.arguments().stream()
                .flatMap(each -> constant(each).stream())
                .collect(Collectors.joining(", ", call.name() + "(", ")"));
    }

    private static Optional<String> constant(Expression argument) {
        return switch (argument) {
            case Expression.Literal literal -> Optional.of(String.valueOf(literal.value()));
            case Expression.FieldAccess field
            when field.name().equals(field.name().toUpperCase(Locale.ROOT)) -> Optional.of(field.name());
            default -> Optional.empty();
        };
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
