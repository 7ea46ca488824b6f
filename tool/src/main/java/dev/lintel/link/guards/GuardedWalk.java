package dev.lintel.link.guards;

import dev.lintel.code.Expression;
import dev.lintel.code.Node;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.List;
import java.util.Optional;

/// Walks through one body in source order and knows at each place what the conditions on the way there have settled
/// about the caller. A branch that leaves settles the rest: after `if (token != null) return true;` comes nobody.
abstract class GuardedWalk {
    private static final int DEEPEST = 400;
    private final CallerTests tests;
    private int depth;

    GuardedWalk(CallerTests tests) {
        this.tests = tests;
    }

    final CallerTests tests() {
        return tests;
    }

    final void read(Statement.Block body) {
        block(body.statements(), Standing.OPEN);
    }

    final void read(Statement.Block body, Standing from) {
        block(body.statements(), from);
    }

    void leave(Statement.Return leave, Standing here) {}

    void thrown(Statement.Throw leave, Standing here) {}

    void called(Expression.Call call, Standing here) {}

    void branched(Statement branch, Optional<? extends Statement> other, Standing here) {}

    /// A condition whose answer is not known.
    void asked(Expression condition) {}

    /// What is settled where an exception was caught.
    Standing caught(Statement.Try attempt, Statement.Catch caught, Standing here) {
        return here;
    }

    /// What is known of a condition before anything is asked of the caller; only that branch is walked then.
    Optional<Boolean> answer(Expression condition) {
        return Optional.empty();
    }

    /// Whether a loop over what is known surely leaves the body; nothing of it is walked then.
    boolean endsIn(Statement.ForEach loop) {
        return false;
    }

    void entered(Statement.Try attempt) {}

    void left(Statement.Try attempt) {}

    private void block(List<Statement> statements, Standing from) {
        Standing here = from;
        for (Statement each : statements) {
            here = here.and(statement(each, here));
            if (each instanceof Statement.If choice
                            && taken(choice).filter(GuardedWalk::leaves).isPresent()
                    || each instanceof Statement.ForEach loop && endsIn(loop)) {
                return;
            }
        }
    }

    /// The only branch that is walked; empty when both are, or when the one is empty.
    private Optional<? extends Statement> taken(Statement.If choice) {
        return answer(choice.condition()).flatMap(yes -> yes ? Optional.of(choice.then()) : choice.otherwise());
    }

    /// Reads one statement; what it has settled for those that follow.
    private Standing statement(Statement statement, Standing here) {
        if (++depth > DEEPEST) {
            depth--;
            return Standing.OPEN;
        }
        Standing after = settled(statement, here);
        depth--;
        return after;
    }

    private Standing settled(Statement statement, Standing here) {
        switch (statement) {
            case Statement.If choice -> {
                return choice(choice, here);
            }
            case Statement.Block block -> {
                block(block.statements(), here);
                return block.statements().stream()
                        .filter(Statement.If.class::isInstance)
                        .map(each -> rest((Statement.If) each))
                        .reduce(Standing.OPEN, Standing::and);
            }
            case Statement.Local local ->
                local.value().ifPresent(value -> {
                    expression(value, here);
                    tests.assigned(local.name(), value, here);
                });
            case Statement.Return leave -> {
                leave.value().ifPresent(value -> expression(value, here));
                leave(leave, here);
            }
            case Statement.Throw leave -> {
                expression(leave.exception(), here);
                thrown(leave, here);
            }
            case Statement.Try attempt -> {
                return attempt(attempt, here);
            }
            case Statement.ForEach each
            when endsIn(each) -> {
                return Standing.OPEN;
            }
            case Statement.ForEach each -> {
                expression(each.source(), here);
                if (tests.isCaller(each.source())) {
                    tests.assigned(each.variable().name(), each.source(), here);
                }
                statement(each.body(), here);
                return asksInside(each.body());
            }
            case Statement.Loop loop -> {
                loop.initial().forEach(each -> statement(each, here));
                loop.condition().ifPresent(each -> expression(each, here));
                statement(loop.body(), here);
                return asksInside(loop.body());
            }
            default -> Walk.children(statement).forEach(each -> node(each, here));
        }
        return Standing.OPEN;
    }

    private void node(Node node, Standing here) {
        switch (node) {
            case Statement statement -> statement(statement, here);
            case Expression expression -> expression(expression, here);
        }
    }

    private Standing choice(Statement.If choice, Standing here) {
        if (answer(choice.condition()).isPresent()) {
            return taken(choice).map(branch -> statement(branch, here)).orElse(Standing.OPEN);
        }
        asked(choice.condition());
        expression(choice.condition(), here);
        Standing yes = here.and(tests.when(choice.condition(), true));
        Standing no = here.and(tests.when(choice.condition(), false));
        branched(choice.then(), choice.otherwise(), yes);
        statement(choice.then(), yes);
        choice.otherwise().ifPresent(other -> {
            branched(other, Optional.of(choice.then()), no);
            statement(other, no);
        });
        return rest(choice);
    }

    /// What is settled after a choice of which one branch leaves.
    private Standing rest(Statement.If choice) {
        if (answer(choice.condition()).isPresent()) {
            return Standing.OPEN;
        }
        if (leaves(choice.then())) {
            return tests.when(choice.condition(), false);
        }
        return choice.otherwise().filter(GuardedWalk::leaves).isPresent()
                ? tests.when(choice.condition(), true)
                : Standing.OPEN;
    }

    /// A search that returns when it finds what belongs to the caller leaves nobody behind it.
    private Standing asksInside(Statement body) {
        boolean asks = Walk.all(body, Statement.If.class)
                .anyMatch(each -> leaves(each.then()) && tests.when(each.condition(), true) != Standing.OPEN);
        return asks ? Standing.NOBODY : Standing.OPEN;
    }

    private Standing attempt(Statement.Try attempt, Standing here) {
        attempt.resources().forEach(each -> statement(each, here));
        entered(attempt);
        Standing after = statement(attempt.body(), here);
        left(attempt);
        for (Statement.Catch each : attempt.catches()) {
            statement(each.body(), here.and(caught(attempt, each, here)));
        }
        attempt.last().ifPresent(last -> statement(last, here));
        boolean goesOn = attempt.catches().stream().anyMatch(each -> !leaves(each.body()));
        return goesOn ? Standing.OPEN : after;
    }

    private void expression(Expression expression, Standing here) {
        if (++depth > DEEPEST) {
            depth--;
            return;
        }
        switch (expression) {
            case Expression.Conditional choice -> {
                expression(choice.condition(), here);
                expression(choice.whenTrue(), here.and(tests.when(choice.condition(), true)));
                expression(choice.whenFalse(), here.and(tests.when(choice.condition(), false)));
            }
            case Expression.Binary binary
            when binary.operator().equals("&&") || binary.operator().equals("||") -> {
                expression(binary.left(), here);
                expression(
                        binary.right(),
                        here.and(tests.when(binary.left(), binary.operator().equals("&&"))));
            }
            case Expression.Assign assign -> {
                expression(assign.value(), here);
                if (assign.target() instanceof Expression.Variable variable) {
                    tests.assigned(variable.name(), assign.value(), here);
                }
            }
            case Expression.Call call -> {
                call.receiver().ifPresent(each -> expression(each, here));
                boolean forNobody = isForNobody(call);
                call.arguments().forEach(each -> expression(each, forNobody ? here.and(Standing.NOBODY) : here));
                called(call, here);
            }
            default -> Walk.children(expression).forEach(each -> node(each, here));
        }
        depth--;
    }

    /// `session.switchIfEmpty(refuse())`: what happens when there is no caller.
    private boolean isForNobody(Expression.Call call) {
        return (call.name().equals("switchIfEmpty") || call.name().equals("orElseGet"))
                && call.receiver().filter(tests::isCaller).isPresent();
    }

    static boolean throwsAny(Statement statement) {
        return Walk.all(statement, Statement.Throw.class).findAny().isPresent();
    }

    static boolean leaves(Statement statement) {
        return switch (statement) {
            case Statement.Return _, Statement.Throw _ -> true;
            case Statement.Block block ->
                !block.statements().isEmpty() && leaves(block.statements().getLast());
            case Statement.If choice ->
                leaves(choice.then())
                        && choice.otherwise().filter(GuardedWalk::leaves).isPresent();
            case Statement.Try attempt ->
                leaves(attempt.body()) && attempt.catches().stream().allMatch(each -> leaves(each.body()));
            case Statement.Synchronized locked -> leaves(locked.body());
            default -> false;
        };
    }
}
