package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whether a guard asks one handler's callers for more than a login: whether a condition on its way, or a check that
/// it calls, is named for a role, a right or whose a thing is. What it only remembers of the caller, to be read
/// later, asks for nothing, and neither does a condition that this handler's annotations have settled.
final class AskedRights {
    private static final int DEEPEST = 3;

    private final Program program;
    private final boolean aspect;
    private final Carried handler;
    private final Set<MethodId> seen = new HashSet<>();
    private boolean found;

    private AskedRights(Program program, boolean aspect, Carried handler) {
        this.program = program;
        this.aspect = aspect;
        this.handler = handler;
    }

    static boolean in(List<MethodId> entries, Program program, boolean aspect, Carried handler) {
        AskedRights rights = new AskedRights(program, aspect, handler);
        entries.forEach(each -> rights.read(each, DEEPEST));
        return rights.found;
    }

    private void read(MethodId method, int left) {
        Optional<Body> body = program.body(method);
        if (body.isPresent() && !found && seen.add(method)) {
            new Reader(body.get(), left).read(body.get().block());
        }
    }

    private final class Reader extends GuardedWalk {
        private final int left;
        private final Map<String, Boolean> annotations;
        private final Map<String, List<Expression>> values = new HashMap<>();

        Reader(Body body, int left) {
            super(new CallerTests(program, aspect, left));
            this.left = left;
            this.annotations = handler.found(body);
            Walk.all(body.block()).forEach(node -> {
                switch (node) {
                    case Statement.Local local -> local.value().ifPresent(value -> assign(local.name(), value));
                    case Statement.ForEach each -> assign(each.variable().name(), each.source());
                    case Expression.Assign assign
                    when assign.target() instanceof Expression.Variable variable ->
                        assign(variable.name(), assign.value());
                    default -> {}
                }
            });
        }

        private void assign(String variable, Expression value) {
            values.computeIfAbsent(variable, _ -> new ArrayList<>()).add(value);
        }

        @Override
        Optional<Boolean> answer(Expression condition) {
            return handler.answer(condition, annotations);
        }

        @Override
        void asked(Expression condition) {
            found |= speaks(condition, new HashSet<>());
        }

        @Override
        void leave(Statement.Return leave, Standing here) {
            leave.value().filter(value -> value.type().is("boolean")).ifPresent(this::asked);
        }

        @Override
        void called(Expression.Call call, Standing here) {
            boolean checks = IdentityWords.proves(call.name()) && IdentityWords.speaksOfRights(call.name());
            found |= checks && call.type().is("void");
            if (left > 0) {
                call.callee().method().ifPresent(method -> AskedRights.this.read(method, left - 1));
            }
        }

        /// Whether a condition, what its variables hold, or a predicate that it calls is named for more than a login.
        private boolean speaks(Node condition, Set<String> through) {
            return Walk.all(condition, Expression.class).anyMatch(node -> switch (node) {
                case Expression.Call call ->
                    IdentityWords.speaksOfRights(call.name()) || call.type().is("boolean") && left > 0 && inside(call);
                case Expression.Variable variable ->
                    IdentityWords.speaksOfRights(variable.name())
                            || through.add(variable.name())
                                    && values.getOrDefault(variable.name(), List.of()).stream()
                                            .anyMatch(value -> speaks(value, through));
                case Expression.FieldAccess field -> IdentityWords.speaksOfRights(field.name());
                case Expression.Literal literal ->
                    literal.value() instanceof String text && IdentityWords.speaksOfRights(text);
                case Expression.MethodReference reference ->
                    IdentityWords.speaksOfRights(reference.callee().name());
                default -> false;
            });
        }

        private boolean inside(Expression.Call call) {
            Mentions mentions = new Mentions(program, aspect);
            call.callee().method().ifPresent(method -> mentions.look(method, left - 1));
            return mentions.rights();
        }
    }
}
