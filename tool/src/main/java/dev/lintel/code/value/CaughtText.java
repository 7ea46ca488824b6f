package dev.lintel.code.value;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Node;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.source.Span;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Where a method answers the text of a failure that it caught: it returns it, puts it into what it returns or into a
/// page's model, or writes it to the response. Followed into the helpers that make the answer, and into the methods
/// whose answer is handed on.
public final class CaughtText {
    private static final Set<String> PAGES = Set.of(
            "org.springframework.ui.Model",
            "org.springframework.ui.ModelMap",
            "org.springframework.web.servlet.mvc.support.RedirectAttributes");
    /// Types whose methods look at nothing but the value that they are called on or given.
    private static final List<String> VALUES = List.of(
            "java.lang.",
            "java.math.",
            "java.time.",
            "java.util.",
            "com.alibaba.fastjson.",
            "com.fasterxml.jackson.",
            "com.google.gson.",
            "jakarta.ws.rs.core.",
            "javax.ws.rs.core.",
            "org.json.",
            "org.springframework.http.",
            "tools.jackson.");
    private static final int DEEPEST = 3;

    private final Program program;
    private final Dispatch dispatch;
    private final Predicate<String> foreign;

    /// @param foreign whether texts of this type of exception are written by libraries and not by the team
    public CaughtText(Program program, Predicate<String> foreign) {
        this.program = program;
        this.dispatch = new Dispatch(program, Dispatch.Wiring.NONE);
        this.foreign = foreign;
    }

    public Optional<Span> answered(MethodId method) {
        return answered(method, DEEPEST);
    }

    private Optional<Span> answered(MethodId method, int left) {
        return program.body(method)
                .flatMap(body -> caught(body, left)
                        .or(() -> left == 0
                                ? Optional.empty()
                                : handedOn(body)
                                        .flatMap(called -> answered(called, left - 1).stream())
                                        .findFirst()));
    }

    private Optional<Span> caught(Body body, int left) {
        return Walk.all(body.block(), Statement.Try.class)
                .filter(each -> !onlyReads(each))
                .flatMap(each -> each.catches().stream())
                .filter(each -> each.caught().stream().map(Type::erasure).anyMatch(foreign))
                .flatMap(each -> new Reading(body, each.body(), Set.of(each.name()), Set.of(), left).told().stream())
                .findFirst();
    }

    /// Whether nothing but a value is taken apart, by its own methods and static ones: such failures speak of what was
    /// sent.
    private boolean onlyReads(Statement.Try attempt) {
        return attempt.resources().isEmpty() && onlyReads(attempt.body(), DEEPEST);
    }

    private boolean onlyReads(Node code, int left) {
        return Walk.calls(code)
                .allMatch(call -> VALUES.stream().anyMatch(call.callee().owner()::startsWith)
                        || left > 0
                                && call.callee()
                                        .method()
                                        .flatMap(program::method)
                                        .filter(method -> method.is(Modifier.STATIC))
                                        .flatMap(method -> program.body(method.id()))
                                        .filter(body -> onlyReads(body.block(), left - 1))
                                        .isPresent());
    }

    /// The methods whose answer this one answers with, `return parcels.find(number);`, or that are handed the
    /// response.
    private Stream<MethodId> handedOn(Body body) {
        Stream<Expression> returned =
                Walk.all(body.block(), Statement.Return.class).flatMap(leave -> leave.value().stream());
        Stream<Expression> given = Walk.all(body.block(), Statement.Evaluate.class)
                .map(Statement.Evaluate::expression)
                .filter(each -> each instanceof Expression.Call call
                        && call.arguments().stream().anyMatch(CaughtText::isServletResponse));
        return Stream.concat(returned, given)
                .filter(Expression.Call.class::isInstance)
                .map(value -> dispatch.of((Expression.Call) value))
                .filter(targets -> targets.size() == 1)
                .flatMap(List::stream);
    }

    private static boolean isServletResponse(Expression expression) {
        return expression.type().erasure().endsWith("ServletResponse");
    }

    /// One body that holds a failure or its text.
    private final class Reading {
        private final Body body;
        private final Statement within;
        private final Set<String> failures;
        private final Set<String> texts;
        private final int left;

        /// @param within where the failure is at hand: the handler of a `try`, or the whole body of a helper
        /// @param failures names of variables that are the failure itself
        /// @param texts names of variables that hold its text
        Reading(Body body, Statement within, Set<String> failures, Set<String> texts, int left) {
            this.body = body;
            this.within = within;
            this.failures = failures;
            this.texts = new HashSet<>(texts);
            this.left = left;
            int before;
            do {
                before = this.texts.size();
                Walk.all(within).forEach(this::learn);
            } while (this.texts.size() > before);
        }

        private void learn(Node node) {
            switch (node) {
                case Statement.Local local
                when local.value().filter(this::isText).isPresent() -> texts.add(local.name());
                case Expression.Assign assign
                when assign.target() instanceof Expression.Variable variable && isText(assign.value()) ->
                    texts.add(variable.name());
                case Expression.Call call
                when call.name().equals("append") && call.arguments().stream().anyMatch(this::isText) ->
                    root(call).ifPresent(root -> texts.add(root.name()));
                case Expression.Call call
                when isTrace(call) ->
                    call.arguments().stream()
                            .flatMap(argument -> Walk.all(argument, Expression.Variable.class))
                            .flatMap(variable -> Stream.concat(Stream.of(variable), writtenThrough(variable)))
                            .forEach(variable -> texts.add(variable.name()));
                default -> {}
            }
        }

        /// The text writer below a printer: `new PrintWriter(text)`.
        private Stream<Expression.Variable> writtenThrough(Expression.Variable printer) {
            return Walk.all(body.block(), Statement.Local.class)
                    .filter(local -> local.name().equals(printer.name()))
                    .flatMap(local -> local.value().stream())
                    .filter(Expression.New.class::isInstance)
                    .flatMap(made -> Walk.all(made, Expression.Variable.class));
        }

        private boolean isTrace(Expression.Call call) {
            return call.name().equals("printStackTrace")
                    && call.receiver().filter(this::isFailure).isPresent();
        }

        Optional<Span> told() {
            return Walk.all(within).stream()
                    .filter(this::tells)
                    .map(body::at)
                    .findFirst()
                    .or(this::toldLater);
        }

        /// A text that a variable carries out of the handler. Other handlers have failures of their own.
        private Optional<Span> toldLater() {
            Set<Node> handled = Collections.newSetFromMap(new IdentityHashMap<>());
            Walk.all(body.block(), Statement.Catch.class).forEach(each -> handled.addAll(Walk.all(each)));
            return Walk.all(body.block(), Statement.Return.class)
                    .filter(leave -> !handled.contains(leave)
                            && leave.value().filter(this::isText).isPresent())
                    .<Span>map(body::at)
                    .findFirst();
        }

        private boolean tells(Node node) {
            return switch (node) {
                case Statement.Return leave ->
                    leave.value().filter(this::isText).isPresent();
                case Statement.Evaluate(Expression.Call call, long _) -> tells(call);
                // an exception that carries its whole answer
                case Statement.Throw(Expression.New made, long _) ->
                    made.arguments().stream()
                            .anyMatch(each -> each.type().erasure().endsWith(".ws.rs.core.Response") && isText(each));
                case Expression.Assign assign ->
                    assign.target() instanceof Expression.FieldAccess field
                            && field.receiver().filter(this::isAnswer).isPresent()
                            && isText(assign.value());
                default -> false;
            };
        }

        /// `answer.setMessage(text)`, `response.sendError(500, text)`,
        /// `failed.printStackTrace(response.getWriter())`.
        private boolean tells(Expression.Call call) {
            if (FailureText.logs(call)) {
                return false;
            }
            if (isTrace(call)) {
                return call.arguments().stream().anyMatch(this::isResponse);
            }
            boolean given = call.arguments().stream().anyMatch(this::isText);
            return given && root(call).filter(this::isAnswer).isPresent();
        }

        private boolean isAnswer(Expression receiver) {
            return isResponse(receiver) || receiver instanceof Expression.Variable variable && isReturned(variable);
        }

        private boolean isResponse(Expression expression) {
            return Walk.all(expression, Expression.class)
                    .anyMatch(each -> isServletResponse(each)
                            || PAGES.contains(each.type().erasure())
                            || each instanceof Expression.Variable variable && isWriterOfResponse(variable));
        }

        private boolean isWriterOfResponse(Expression.Variable variable) {
            return variable.type().erasure().startsWith("java.io.")
                    && Walk.all(body.block(), Statement.Local.class)
                            .filter(local -> local.name().equals(variable.name()))
                            .flatMap(local -> local.value().stream())
                            .anyMatch(
                                    value -> Walk.all(value, Expression.class).anyMatch(CaughtText::isServletResponse));
        }

        /// Whether the object itself is answered, or wrapped by what a library makes an answer of.
        private boolean isReturned(Expression.Variable object) {
            return Walk.all(body.block(), Statement.Return.class)
                    .flatMap(leave -> leave.value().stream())
                    .anyMatch(value -> isObject(value, object)
                            || value instanceof Expression.Call call
                                    && call.callee().owner().startsWith("org.springframework.http.")
                                    && call.arguments().stream().anyMatch(each -> isObject(each, object)));
        }

        private static boolean isObject(Expression value, Expression.Variable object) {
            return value instanceof Expression.Variable same && same.name().equals(object.name());
        }

        /// What a chain of calls begins with: `answer` in `answer.errors().add(text)`.
        private static Optional<Expression.Variable> root(Expression.Call call) {
            Optional<Expression> receiver = call.receiver();
            while (receiver.isPresent() && receiver.get() instanceof Expression.Call inner) {
                receiver = inner.receiver();
            }
            return receiver.filter(Expression.Variable.class::isInstance).map(Expression.Variable.class::cast);
        }

        private boolean isFailure(Expression expression) {
            return switch (expression) {
                case Expression.Variable variable -> failures.contains(variable.name());
                case Expression.Call call ->
                    FailureText.CAUSES.contains(call.name())
                            && Stream.concat(call.receiver().stream(), call.arguments().stream())
                                    .anyMatch(this::isFailure);
                case Expression.Cast cast -> isFailure(cast.operand());
                default -> false;
            };
        }

        private boolean isText(Expression expression) {
            return switch (expression) {
                case Expression.Variable variable -> texts.contains(variable.name());
                case Expression.Call call -> isText(call);
                case Expression.New made -> isMadeOf(made.callee(), made.arguments());
                case Expression.Concat concat ->
                    concat.parts().stream().anyMatch(part -> isText(part) || isFailure(part));
                case Expression.Binary binary ->
                    binary.operator().equals("+") && (isText(binary.left()) || isText(binary.right()));
                case Expression.Conditional choice -> isText(choice.whenTrue()) || isText(choice.whenFalse());
                case Expression.Cast cast -> isText(cast.operand());
                default -> false;
            };
        }

        private boolean isText(Expression.Call call) {
            if (FailureText.logs(call)) {
                return false;
            }
            boolean asked = FailureText.MESSAGES.contains(call.name())
                    && Stream.concat(call.receiver().stream(), call.arguments().stream())
                            .anyMatch(this::isFailure);
            return asked
                    || call.receiver().filter(this::isText).isPresent() && !isQuestion(call)
                    || isMadeOf(call.callee(), call.arguments()) && !isQuestion(call);
        }

        /// `text.contains("..")`, `text.length()`: not the text any more.
        private static boolean isQuestion(Expression.Call call) {
            return call.type() instanceof Type.Primitive;
        }

        /// A helper of the repository is asked what it makes of the failure; of a library's all that it is given is
        /// taken to be in the outcome.
        private boolean isMadeOf(Callee callee, List<Expression> arguments) {
            boolean text = arguments.stream().anyMatch(this::isText);
            if (!text && arguments.stream().noneMatch(this::isFailure)) {
                return false;
            }
            Optional<Method> called = callee.method()
                    .filter(method -> program.type(method.owner())
                            .flatMap(TypeDeclaration::origin)
                            .isPresent())
                    .flatMap(program::method);
            Optional<Body> inside = called.flatMap(method -> program.body(method.id()));
            return inside.isPresent() && left > 0
                    ? makes(inside.get(), called.orElseThrow().parameters(), arguments)
                    : text;
        }

        private boolean makes(Body inside, List<Parameter> parameters, List<Expression> arguments) {
            Set<String> failed = new HashSet<>();
            Set<String> told = new HashSet<>();
            for (int i = 0; i < Math.min(parameters.size(), arguments.size()); i++) {
                if (isFailure(arguments.get(i))) {
                    failed.add(parameters.get(i).name());
                } else if (isText(arguments.get(i))) {
                    told.add(parameters.get(i).name());
                }
            }
            Reading reading = new Reading(inside, inside.block(), failed, told, left - 1);
            return reading.keeps() || reading.told().isPresent();
        }

        /// Whether a constructor or a step of a builder keeps the text, or hands it to another.
        private boolean keeps() {
            return Walk.all(body.block(), Expression.class).anyMatch(each -> switch (each) {
                case Expression.Assign assign ->
                    !(assign.target() instanceof Expression.Variable) && isText(assign.value());
                case Expression.Call call ->
                    call.name().equals(Callee.CONSTRUCTOR)
                                    && call.arguments().stream().anyMatch(this::isText)
                            || call.receiver()
                                            .filter(Expression.This.class::isInstance)
                                            .isPresent()
                                    && call.arguments().stream().anyMatch(this::isText);
                default -> false;
            });
        }
    }
}
