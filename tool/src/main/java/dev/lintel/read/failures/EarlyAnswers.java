package dev.lintel.read.failures;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.FieldAccess;
import dev.lintel.code.Expression.Literal;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.graph.AnsweredEarly;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds errors and redirects that are answered in a branch that does not leave. `sendError` and `sendRedirect` return
/// like any other call (Servlet 6.0 §5.5: what is written afterwards is dropped; nothing is said of what is *done*
/// afterwards), and so does a method of the project's own that ends in them.
public final class EarlyAnswers implements Framework {
    private static final Set<String> ANSWERING = Set.of("sendError", "sendRedirect", "setStatus", "setStatusCode");
    private static final List<String> RESPONSES = List.of(
            "jakarta.servlet.http.HttpServletResponse",
            "javax.servlet.http.HttpServletResponse",
            "jakarta.servlet.http.HttpServletResponseWrapper",
            "javax.servlet.http.HttpServletResponseWrapper",
            "org.springframework.http.server.reactive.ServerHttpResponse");

    /// What hands the request on: to the next filter, or by a `true` to the handler.
    private static final Map<String, List<String>> HANDING_ON = Map.of(
            "doFilter",
            List.of("jakarta.servlet.FilterChain", "javax.servlet.FilterChain"),
            "filter",
            List.of(
                    "org.springframework.web.server.WebFilterChain",
                    "org.springframework.cloud.gateway.filter.GatewayFilterChain"));

    private static final Map<String, List<String>> ALLOWING = Map.of(
            "preHandle",
            List.of(
                    "org.springframework.web.servlet.HandlerInterceptor",
                    "org.springframework.web.servlet.handler.HandlerInterceptorAdapter"),
            "onAccessDenied",
            List.of("org.apache.shiro.web.filter.AccessControlFilter"));

    private static final Pattern REFUSED = Pattern.compile("401|403|unauthori[sz]ed|forbidden|denied|no_?auth");
    private static final Pattern FAILED = Pattern.compile(
            "[45]\\d\\d|sc_(?!ok|created|accepted|no_content|found|moved|see_other|not_modified|temporary|multiple)\\w+"
                    + "|unauthori[sz]ed|forbidden|bad_request|not_found|not_acceptable|conflict|too_many_requests"
                    + "|internal_server_error|service_unavailable|method_not_allowed|unprocessable\\w*");
    private static final Pattern LOGIN = Pattern.compile("log-?_?(in|on)|sign-?_?in|auth|denied|forbidden|40[13]");

    @Override
    public String name() {
        return "early answers";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Map<MethodId, Answer> own = own(program);
        return program.bodiesCalling(names(own)).flatMap(body -> of(body, own, program));
    }

    private static Set<String> names(Map<MethodId, Answer> own) {
        return Stream.concat(ANSWERING.stream(), own.keySet().stream().map(MethodId::name))
                .collect(Collectors.toSet());
    }

    /// Methods of the project's own that always answer, those that call others of them too.
    private static Map<MethodId, Answer> own(Program program) {
        Map<MethodId, Answer> own = new HashMap<>();
        int known = -1;
        while (known < own.size()) {
            known = own.size();
            program.bodiesCalling(names(own))
                    .filter(body -> !own.containsKey(body.method()))
                    .toList()
                    .forEach(body -> always(body, own).ifPresent(answer -> own.put(body.method(), answer)));
        }
        return own;
    }

    /// @param refuses whether it says that the caller may not
    private record Answer(boolean refuses) {}

    private static Stream<Fact> of(Body body, Map<MethodId, Answer> own, Program program) {
        return Afterwards.of(body.block()).stream()
                .filter(place -> !place.next().isEmpty())
                .flatMap(place ->
                        answer(place.statement(), own).map(answer -> fact(body, place, answer, program)).stream());
    }

    private static Fact fact(Body body, Afterwards.Place place, Answer answer, Program program) {
        MethodId method = body.method();
        Optional<Span> passed = place.next().stream()
                .filter(each -> handsOn(each) || allows(each, method, program))
                .findFirst()
                .map(body::at);
        return new Fact.AnswersEarly(new AnsweredEarly(
                OperationIds.of(method),
                answer.refuses(),
                Afterwards.call(place.statement()).map(body::at).orElseGet(() -> body.at(place.statement())),
                passed,
                place.next().stream().map(body::at).toList()));
    }

    /// What a statement answers, itself or through a method that always does.
    private static Optional<Answer> answer(Statement statement, Map<MethodId, Answer> own) {
        return Afterwards.call(statement)
                .flatMap(call -> answer(call)
                        .or(() -> call.callee().method().flatMap(method -> Optional.ofNullable(own.get(method)))));
    }

    private static Optional<Answer> answer(Call call) {
        boolean onResponse = ANSWERING.contains(call.name())
                && !call.arguments().isEmpty()
                && call.receiver().filter(EarlyAnswers::isResponse).isPresent();
        if (!onResponse) {
            return Optional.empty();
        }
        String said = said(call.arguments().getFirst());
        return switch (call.name()) {
            case "sendError" -> Optional.of(new Answer(REFUSED.matcher(said).find()));
            case "sendRedirect" -> Optional.of(new Answer(LOGIN.matcher(said).find()));
            default ->
                FAILED.matcher(said).find()
                        ? Optional.of(new Answer(REFUSED.matcher(said).find()))
                        : Optional.empty();
        };
    }

    private static boolean isResponse(Expression receiver) {
        return RESPONSES.contains(receiver.type().erasure());
    }

    /// The numbers, texts and names of constants in an expression.
    private static String said(Expression expression) {
        return Walk.all(expression).stream()
                .map(each -> switch (each) {
                    case Literal literal -> String.valueOf(literal.value());
                    case FieldAccess field -> field.name();
                    default -> "";
                })
                .collect(Collectors.joining(" "))
                .toLowerCase(Locale.ROOT);
    }

    /// What a method of the project's own always answers before it returns.
    private static Optional<Answer> always(Body body, Map<MethodId, Answer> own) {
        boolean leaves = Walk.all(body.block()).stream()
                .anyMatch(each -> each instanceof Statement.Throw || each instanceof Statement.If);
        boolean handsOn = body.block().statements().stream().anyMatch(EarlyAnswers::handsOn);
        return leaves || handsOn
                ? Optional.empty()
                : body.block().statements().stream()
                        .flatMap(each -> answer(each, own).stream())
                        .findFirst();
    }

    private static boolean handsOn(Statement statement) {
        return Walk.calls(statement)
                .anyMatch(call -> call.receiver()
                        .filter(chain -> HANDING_ON
                                .getOrDefault(call.name(), List.of())
                                .contains(chain.type().erasure()))
                        .isPresent());
    }

    private static boolean allows(Statement statement, MethodId method, Program program) {
        return statement instanceof Statement.Return(Optional<Expression> value, var _)
                && value.filter(each -> each instanceof Literal literal && Boolean.TRUE.equals(literal.value()))
                        .isPresent()
                && ALLOWING.entrySet().stream()
                        .anyMatch(asked -> asked.getValue().stream()
                                        .anyMatch(type -> program.inherits(method.owner(), type) == Program.Answer.YES)
                                && (method.name().equals(asked.getKey())
                                        || isAnswerOf(asked.getKey(), method, program)));
    }

    /// Whether the method that the framework asks gives back what this one of its class says.
    private static boolean isAnswerOf(String asked, MethodId method, Program program) {
        return program.type(method.owner()).stream()
                .flatMap(type -> type.methods().stream())
                .filter(each -> each.id().name().equals(asked))
                .flatMap(each -> program.body(each.id()).stream())
                .flatMap(body -> Walk.all(body.block(), Statement.Return.class))
                .flatMap(each -> each.value().stream())
                .anyMatch(each -> each instanceof Call call
                        && call.callee().method().filter(method::equals).isPresent());
    }
}
