package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where code turns a caller away because of who he is: it throws, answers 401, redirects, or does not call what
/// comes next, under a condition that is about the caller and that one who is nobody meets. What is refused only to
/// those who showed a token, or is caught on the way out, turns nobody away.
final class Refusal {
    private static final Set<String> SENDS =
            Set.of("sendError", "sendRedirect", "setStatus", "setStatusCode", "abortWith");
    private static final Set<String> GOES_ON =
            Set.of("doFilter", "proceed", "filter", "invoke", "doFilterInternal", "executeChain");
    private static final Set<String> EVERYTHING =
            Set.of("java.lang.Throwable", "java.lang.Exception", "java.lang.RuntimeException");
    private static final int DEEPEST = 3;

    private final Program program;
    private final boolean aspect;
    private final Carried handler;
    private final Optional<PathQuestion> path;
    private final Set<Span> passed;
    private final Set<MethodId> seen = new HashSet<>();
    private Optional<Span> found = Optional.empty();

    private Refusal(Program program, boolean aspect, Carried handler, Optional<PathQuestion> path, Set<Span> passed) {
        this.program = program;
        this.aspect = aspect;
        this.handler = handler;
        this.path = path;
        this.passed = passed;
    }

    /// The first refusal in this method and what it calls.
    ///
    /// @param handler what it is asked about
    /// @param path the path of the request; empty when it is about no path in particular
    /// @param passed answers after which the request is handed on all the same
    static Optional<Span> in(
            MethodId entry,
            Program program,
            boolean aspect,
            Carried handler,
            Optional<PathQuestion> path,
            Set<Span> passed) {
        Refusal refusal = new Refusal(program, aspect, handler, path, passed);
        refusal.read(entry, new CallerTests(program, aspect, DEEPEST), Standing.OPEN, Set.of());
        return refusal.found;
    }

    private void read(MethodId method, CallerTests tests, Standing from, Set<String> swallowed) {
        Optional<Body> body = program.body(method);
        if (body.isPresent() && found.isEmpty() && seen.add(method)) {
            new Reader(body.get(), method, tests, swallowed).read(body.get().block(), from);
            seen.remove(method);
        }
    }

    private static boolean goesOn(Node code) {
        return Walk.calls(code).anyMatch(call -> GOES_ON.contains(call.name()));
    }

    /// One body, with what its callers catch.
    private final class Reader extends GuardedWalk {
        private final Body body;
        private final MethodId method;
        private final boolean standsBefore;
        private final Deque<Set<String>> swallowed = new ArrayDeque<>();
        private final Map<String, Boolean> annotations;

        Reader(Body body, MethodId method, CallerTests tests, Set<String> swallowed) {
            super(tests);
            this.body = body;
            this.method = method;
            this.standsBefore = goesOn(body.block());
            this.annotations = handler.found(body);
            this.swallowed.push(swallowed);
        }

        @Override
        Optional<Boolean> answer(Expression condition) {
            return handler.answer(condition, annotations)
                    .or(() -> path.flatMap(question -> question.answer(condition, body, isNotAboutCallers(condition))));
        }

        private boolean isNotAboutCallers(Expression condition) {
            return tests().when(condition, true) == Standing.OPEN && tests().when(condition, false) == Standing.OPEN;
        }

        @Override
        boolean endsIn(Statement.ForEach loop) {
            return path.isPresent() && path.get().endsIn(loop, body);
        }

        private void refuse(Node at) {
            if (found.isEmpty()) {
                found = Optional.of(body.at(at));
            }
        }

        @Override
        void leave(Statement.Return leave, Standing here) {
            boolean denies = method.name().equals("preHandle")
                    && leave.value().orElse(null) instanceof Expression.Literal literal
                    && Boolean.FALSE.equals(literal.value());
            if (denies && here == Standing.NOBODY) {
                refuse(leave);
            }
        }

        @Override
        void thrown(Statement.Throw leave, Standing here) {
            thrown(leave, leave.exception(), here);
        }

        private void thrown(Node at, Expression exception, Standing here) {
            String type = exception.type() instanceof Type.Declared named ? named.name() : "";
            boolean forNobody = here == Standing.NOBODY || here == Standing.OPEN && IdentityWords.isForNobody(type);
            if (forNobody && !isSwallowed(type)) {
                refuse(at);
            }
        }

        private boolean isSwallowed(String type) {
            return swallowed.stream()
                    .flatMap(Set::stream)
                    .anyMatch(each -> EVERYTHING.contains(each)
                            || each.equals(type)
                            || program.supertypes(type).stream()
                                    .anyMatch(above -> above.name().equals(each)));
        }

        /// A branch for nobody that answers by itself while the other goes on.
        @Override
        void branched(Statement branch, Optional<? extends Statement> other, Standing here) {
            boolean instead = leaves(branch) || other.filter(Refusal::goesOn).isPresent();
            if (standsBefore && here == Standing.NOBODY && instead && !goesOn(branch) && !onlyThrows(branch)) {
                refuse(branch);
            }
        }

        private static boolean onlyThrows(Statement branch) {
            return branch instanceof Statement.Throw
                    || branch instanceof Statement.Block block
                            && !block.statements().isEmpty()
                            && block.statements().getLast() instanceof Statement.Throw;
        }

        @Override
        void called(Expression.Call call, Standing here) {
            if (passed.contains(body.at(call))) {
                return;
            }
            if (SENDS.contains(call.name())) {
                if (here == Standing.NOBODY && !saysFine(call)
                        || here == Standing.OPEN && says(call, "401", "UNAUTHORIZED")) {
                    refuse(call);
                }
            } else if (call.name().equals("orElseThrow")) {
                boolean caller = call.receiver().filter(tests()::isCaller).isPresent();
                if ((here == Standing.NOBODY || caller && here == Standing.OPEN) && !isSwallowed("")) {
                    refuse(call);
                }
            } else if (call.callee().owner().startsWith("reactor.core.publisher.")
                    && call.name().equals("error")) {
                call.arguments().stream().findFirst().ifPresent(each -> thrown(call, each, here));
            } else {
                enter(call, here);
            }
        }

        private void enter(Expression.Call call, Standing here) {
            Optional<Method> own = call.callee()
                    .method()
                    .filter(each -> program.body(each).isPresent())
                    .flatMap(program::method);
            if (own.isPresent()) {
                if (tests().mayEnter() && here != Standing.SOMEBODY) {
                    Set<String> all = new HashSet<>();
                    swallowed.forEach(all::addAll);
                    Refusal.this.read(own.get().id(), tests().in(own.get(), call.arguments()), here, all);
                }
                return;
            }
            boolean library = call.receiver().isPresent() && IdentityWords.proves(call.name());
            if (library
                    && IdentityWords.speaksOfIdentity(call.name(), aspect)
                    && call.type().is("void")
                    && here != Standing.SOMEBODY
                    && !isSwallowed("")) {
                refuse(call);
            }
        }

        private boolean saysFine(Expression.Call call) {
            return call.arguments().stream()
                    .anyMatch(each -> each instanceof Expression.Literal literal
                                    && literal.value() instanceof Integer status
                                    && status < 300
                            || each instanceof Expression.FieldAccess field
                                    && List.of("OK", "SC_OK", "NO_CONTENT", "SC_NO_CONTENT")
                                            .contains(field.name()));
        }

        private boolean says(Expression.Call call, String status, String name) {
            return call.arguments().stream()
                    .anyMatch(each -> each instanceof Expression.Literal literal
                                    && String.valueOf(literal.value()).equals(status)
                            || Walk.all(each, Expression.FieldAccess.class)
                                    .anyMatch(field -> field.name().endsWith(name)));
        }

        @Override
        void entered(Statement.Try attempt) {
            Set<String> quiet = new HashSet<>();
            for (Statement.Catch each : attempt.catches()) {
                if (Walk.all(each.body(), Statement.Throw.class).findAny().isEmpty()) {
                    each.caught().forEach(type -> {
                        if (type instanceof Type.Declared named) {
                            quiet.add(named.name());
                        }
                    });
                }
            }
            swallowed.push(quiet);
        }

        @Override
        void left(Statement.Try attempt) {
            swallowed.pop();
        }

        /// Where proving the caller's identity failed. An exception of what comes next is not the guard's.
        @Override
        Standing caught(Statement.Try attempt, Statement.Catch caught, Standing here) {
            boolean named = caught.caught().stream()
                    .anyMatch(type -> type instanceof Type.Declared declared
                            && IdentityWords.speaksOfIdentity(
                                    declared.name().substring(declared.name().lastIndexOf('.') + 1), aspect));
            if (goesOn(attempt.body())) {
                return named ? Standing.NOBODY : Standing.SOMEBODY;
            }
            boolean proves = Walk.calls(attempt.body())
                    .anyMatch(call -> IdentityWords.proves(call.name()) && tests().isCaller(call));
            return named || proves ? Standing.NOBODY : Standing.OPEN;
        }
    }
}
