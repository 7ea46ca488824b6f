package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Settings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/// Answers for one path the conditions by which filters let some paths through: `uri.startsWith("/public")`,
/// `OPEN.contains(uri)`, a matcher over a list, a predicate of the target's own.
///
/// @param full the path with what the server puts before it
/// @param inside the path below that
/// @param relative the path below the application of Jakarta REST, without a slash before it; empty when no
///     application is known that it is below
public record RequestPath(
        Program program,
        Constants constants,
        Settings settings,
        Patterns patterns,
        String full,
        String inside,
        Optional<String> relative) {
    private static final int DEEPEST = 4;
    private static final Set<String> SAME =
            Set.of("toString", "trim", "strip", "toLowerCase", "value", "pathWithinApplication");
    private static final Set<String> MATCHES = Set.of("match", "matches", "matchStart");

    /// Matches path patterns as the frameworks' matchers do.
    public interface Patterns {
        boolean matches(String pattern, String path);
    }

    /// What a condition is for this path.
    ///
    /// @param named whether the path was found among those that are named
    record Answer(Kind kind, boolean named) {
        enum Kind {
            YES,
            NO,
            /// It asks about the path in a way that cannot be read.
            UNREAD,
            /// It is about something else.
            NONE
        }

        static final Answer NONE = new Answer(Kind.NONE, false);
        static final Answer UNREAD = new Answer(Kind.UNREAD, false);

        static Answer of(boolean yes) {
            return new Answer(yes ? Kind.YES : Kind.NO, yes);
        }

        Answer not() {
            return switch (kind) {
                case YES -> new Answer(Kind.NO, named);
                case NO -> new Answer(Kind.YES, named);
                case UNREAD, NONE -> this;
            };
        }

        /// Joins two sides of `&&` (`decides` is NO) or `||` (YES).
        Answer with(Answer other, Kind decides) {
            if (kind == decides || other.kind == decides) {
                return kind == decides ? this : other;
            }
            if (kind == Kind.UNREAD || other.kind == Kind.UNREAD) {
                return UNREAD;
            }
            return kind == Kind.NONE || other.kind == Kind.NONE ? NONE : new Answer(kind, named || other.named);
        }
    }

    /// What names stand for in one body: this path, or a text.
    ///
    /// @param values texts that variables hold; the path is one of them
    record Names(Map<String, Text> values, Map<String, Expression> locals) {
        static Names of(Body body) {
            Map<String, Expression> locals = new HashMap<>();
            Walk.all(body.block(), Statement.Local.class)
                    .forEach(local -> local.value().ifPresent(value -> locals.put(local.name(), value)));
            return new Names(Map.of(), locals);
        }

        /// What a local is given, with these names but its own: one that is made of itself ends there.
        <T> Optional<T> held(Expression.Variable local, BiFunction<Expression, Names, Optional<T>> read) {
            Map<String, Expression> others = new HashMap<>(locals);
            Expression value = others.remove(local.name());
            return value == null ? Optional.empty() : read.apply(value, new Names(values, others));
        }

        Names with(String name, Text text) {
            Map<String, Text> more = new HashMap<>(values);
            more.put(name, text);
            return new Names(more, locals);
        }
    }

    /// @param path whether it is the path that was asked for
    record Text(String text, boolean path) {}

    Answer answer(Expression condition, Names names) {
        return answer(condition, names, DEEPEST);
    }

    private Answer answer(Expression condition, Names names, int left) {
        if (left < 0) {
            return mentions(condition, names) ? Answer.UNREAD : Answer.NONE;
        }
        return switch (condition) {
            case Expression.Unary unary
            when unary.operator().equals("!") ->
                answer(unary.operand(), names, left).not();
            case Expression.Binary binary
            when binary.operator().equals("&&") ->
                answer(binary.left(), names, left).with(answer(binary.right(), names, left), Answer.Kind.NO);
            case Expression.Binary binary
            when binary.operator().equals("||") ->
                answer(binary.left(), names, left).with(answer(binary.right(), names, left), Answer.Kind.YES);
            case Expression.Literal literal
            when literal.value() instanceof Boolean truth ->
                new Answer(truth ? Answer.Kind.YES : Answer.Kind.NO, false);
            case Expression.Variable variable
            when names.locals().containsKey(variable.name()) -> {
                Expression value = names.locals().get(variable.name());
                yield value == null || value instanceof Expression.Literal
                        ? Answer.NONE
                        : answer(value, names, left - 1);
            }
            case Call call -> call(call, names, left);
            default -> Answer.NONE;
        };
    }

    private Answer call(Call call, Names names, int left) {
        if (call.name().equals("isEmpty") || call.name().equals("isBlank")) {
            return Answer.NONE;
        }
        return new PathComparison(this, names)
                .of(call)
                .or(() -> own(call, names, left))
                .orElseGet(() -> mentions(call, names) ? Answer.UNREAD : Answer.NONE);
    }

    /// A predicate of the target's own, with what its parameters get.
    private Optional<Answer> own(Call call, Names names, int left) {
        Optional<Method> method = call.callee().method().flatMap(program::method);
        Optional<Body> body = method.flatMap(each -> program.body(each.id()));
        if (method.isEmpty() || body.isEmpty()) {
            return Optional.empty();
        }
        Names inside = Names.of(body.get());
        int given = Math.min(call.arguments().size(), method.get().parameters().size());
        for (int i = 0; i < given; i++) {
            Optional<Text> text = text(call.arguments().get(i), names);
            if (text.isPresent()) {
                inside = inside.with(method.get().parameters().get(i).name(), text.get());
            }
        }
        return mentions(body.get().block(), inside)
                ? Optional.of(returned(body.get().block().statements(), inside, left - 1)
                        .orElse(Answer.UNREAD))
                : Optional.empty();
    }

    /// What a predicate answers for this path.
    Answer returned(Body body) {
        Names names = Names.of(body);
        return mentions(body.block(), names)
                ? returned(body.block().statements(), names, DEEPEST).orElse(Answer.UNREAD)
                : Answer.NONE;
    }

    private Optional<Answer> returned(List<Statement> statements, Names names, int left) {
        for (Statement each : statements) {
            Optional<Answer> answer = switch (each) {
                case Statement.Return leave ->
                    Optional.of(leave.value()
                            .map(value -> answer(value, names, left))
                            .filter(found -> found.kind() != Answer.Kind.NONE)
                            .orElse(Answer.UNREAD));
                case Statement.Block block -> returned(block.statements(), names, left);
                case Statement.If choice -> chosen(choice, names, left);
                case Statement.ForEach loop -> looped(loop, names, left);
                case Statement.Local _, Statement.Evaluate _ -> Optional.empty();
                default -> Optional.of(Answer.UNREAD);
            };
            if (answer.isPresent()) {
                return answer;
            }
        }
        return Optional.empty();
    }

    private Optional<Answer> chosen(Statement.If choice, Names names, int left) {
        Answer condition = answer(choice.condition(), names, left);
        return switch (condition.kind()) {
            case YES ->
                returned(List.of(choice.then()), names, left)
                        .map(found -> new Answer(found.kind(), found.named() || condition.named()));
            case NO -> choice.otherwise().flatMap(other -> returned(List.of(other), names, left));
            case UNREAD, NONE -> Optional.of(Answer.UNREAD);
        };
    }

    private Optional<Answer> looped(Statement.ForEach loop, Names names, int left) {
        Optional<List<String>> texts = texts(loop.source(), names);
        if (texts.isEmpty()) {
            return Optional.of(Answer.UNREAD);
        }
        return texts.get().stream()
                .flatMap(each ->
                        returned(
                                List.of(loop.body()), names.with(loop.variable().name(), new Text(each, false)), left)
                                .stream())
                .findFirst();
    }

    /// Whether the condition holds for one of the texts that a loop goes over.
    Answer anyOf(Statement.ForEach loop, Expression condition, Names names) {
        if (!mentions(condition, names)) {
            return Answer.NONE;
        }
        Optional<List<String>> texts = texts(loop.source(), names);
        if (texts.isEmpty()) {
            return Answer.UNREAD;
        }
        boolean yes = false;
        for (String each : texts.get()) {
            Answer answer = answer(condition, names.with(loop.variable().name(), new Text(each, false)));
            if (answer.kind() == Answer.Kind.UNREAD || answer.kind() == Answer.Kind.NONE) {
                return answer;
            }
            yes |= answer.kind() == Answer.Kind.YES;
        }
        return Answer.of(yes);
    }

    /// A list of texts; empty when not every one is known.
    Optional<List<String>> texts(Expression list, Names names) {
        return new OpenList(program, constants, settings).of(list, names);
    }

    /// A text that is known, or this path.
    Optional<Text> text(Expression value, Names names) {
        return switch (value) {
            case Expression.Variable variable
            when names.values().containsKey(variable.name()) ->
                Optional.ofNullable(names.values().get(variable.name()));
            case Expression.Variable variable
            when names.locals().containsKey(variable.name()) -> names.held(variable, this::text);
            case Call call when isRelative(call) -> relative.map(text -> new Text(text, true));
            case Call call
            when isPath(call) -> Optional.of(new Text(call.name().equals("getRequestURI") ? full : inside, true));
            case Call call when SAME.contains(call.name()) -> call.receiver().flatMap(each -> text(each, names));
            case Call call
            when call.name().equals("substring") || call.name().startsWith("replace") ->
                call.receiver()
                        .flatMap(each -> text(each, names))
                        .filter(each -> each.path()
                                && Walk.calls(call)
                                        .anyMatch(inner -> inner.name().equals("getContextPath")))
                        .map(_ -> new Text(inside, true));
            default -> constants.text(value).map(text -> new Text(text, false));
        };
    }

    /// Where a request says its path: servlets, WebFlux, Jakarta REST.
    static boolean isPath(Call call) {
        return switch (call.name()) {
            case "getRequestURI", "getServletPath", "getLookupPathForRequest" -> true;
            case "getPath" ->
                call.receiver()
                        .filter(each -> each instanceof Call from
                                        && Set.of("getURI", "getUriInfo", "getRequest")
                                                .contains(from.name())
                                || each.type().erasure().endsWith(".ServerHttpRequest")
                                || each.type().erasure().endsWith(".UriInfo"))
                        .isPresent();
            default -> false;
        };
    }

    /// `UriInfo.getPath()` is relative to the application (Jakarta REST 4.0 §10.1.3).
    private static boolean isRelative(Call call) {
        return call.name().equals("getPath")
                && call.receiver()
                        .filter(each -> each instanceof Call from && from.name().equals("getUriInfo")
                                || each.type().erasure().endsWith(".UriInfo"))
                        .isPresent();
    }

    boolean mentions(Node code, Names names) {
        return Walk.all(code).stream().anyMatch(node -> switch (node) {
            case Call call -> isPath(call);
            case Expression.Variable variable ->
                text(variable, names).filter(Text::path).isPresent();
            default -> false;
        });
    }

    boolean matchesPattern(String pattern) {
        return patterns.matches(pattern, inside) || patterns.matches(pattern, full);
    }

    static boolean isMatch(String name) {
        return MATCHES.contains(name);
    }
}
