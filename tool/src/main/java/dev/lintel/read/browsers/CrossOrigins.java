package dev.lintel.read.browsers;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Browsers.AnyOrigin;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads where every origin is let in together with credentials. An open list without credentials is no more than
/// anybody could fetch without a browser, and is left out.
public final class CrossOrigins implements Framework {
    private static final String ANNOTATION = "org.springframework.web.bind.annotation.CrossOrigin";
    private static final Set<String> PATTERNS =
            Set.of("allowedOriginPatterns", "setAllowedOriginPatterns", "addAllowedOriginPattern");
    private static final Set<String> ORIGINS = Set.of("allowedOrigins", "setAllowedOrigins", "addAllowedOrigin");
    private static final Set<String> CREDENTIALS = Set.of("allowCredentials", "setAllowCredentials");
    private static final Set<String> HEADERS = Set.of("setHeader", "addHeader", "header", "set", "add");
    private static final Set<String> LOOKS = Set.of(
            "contains", "equals", "equalsIgnoreCase", "matches", "startsWith", "endsWith", "anyMatch", "containsKey");
    private static final Set<String> EMPTY =
            Set.of("isEmpty", "isNotEmpty", "isBlank", "isNotBlank", "hasText", "hasLength", "isNull", "nonNull");
    private static final Set<String> WRITES = Set.of(
            "allowedOriginPatterns",
            "setAllowedOriginPatterns",
            "addAllowedOriginPattern",
            "allowedOrigins",
            "setAllowedOrigins",
            "addAllowedOrigin",
            "setHeader",
            "addHeader");

    @Override
    public String name() {
        return "cross-origin requests";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        return new Reading(program).facts();
    }

    private static final class Reading {
        private final Program program;
        private final Annotations annotations;
        private final Constants constants;

        Reading(Program program) {
            this.program = program;
            this.annotations = new Annotations(program);
            this.constants = new Constants(program);
        }

        Stream<Fact> facts() {
            Stream<Fact> written = program.bodiesCalling(WRITES)
                    .filter(body -> program.type(body.method().owner())
                            .filter(TypeDeclaration::isMain)
                            .isPresent())
                    .flatMap(body -> Stream.concat(configured(body), echoed(body).stream())
                            .map(each -> new Fact.AllowsAnyOrigin(body.method().owner(), each)));
            Stream<Fact> annotated = program.types().stream()
                    .filter(TypeDeclaration::isMain)
                    .flatMap(type -> Stream.concat(
                                    annotations.on(type, ANNOTATION).stream(),
                                    type.methods().stream()
                                            .flatMap(method -> annotations.on(method, ANNOTATION).stream()))
                            .flatMap(found -> annotated(found).stream())
                            .map(each -> new Fact.AllowsAnyOrigin(type.name(), each)));
            return Stream.concat(written, annotated);
        }

        /// The registry's chain of calls, or setters on one object.
        private Stream<AnyOrigin> configured(Body body) {
            List<Call> calls = Walk.calls(body.block()).toList();
            return calls.stream()
                    .filter(call -> PATTERNS.contains(call.name()) || ORIGINS.contains(call.name()))
                    .filter(call -> call.arguments().stream().anyMatch(this::isEverything))
                    .flatMap(call -> calls.stream()
                            .filter(other -> CREDENTIALS.contains(other.name()) && isTrue(other) && belong(call, other))
                            .limit(1)
                            .map(other -> new AnyOrigin(
                                    call.name() + "(\"*\")",
                                    PATTERNS.contains(call.name()),
                                    path(call),
                                    name(body, call),
                                    name(body, other))));
        }

        private boolean isEverything(Expression argument) {
            return constants.texts(argument).values().contains("*")
                    || argument instanceof Call list
                            && list.arguments().stream()
                                    .anyMatch(each ->
                                            constants.texts(each).values().contains("*"));
        }

        private boolean isTrue(Call call) {
            return call.arguments().size() == 1
                    && constants.truth(call.arguments().getFirst()).orElse(false);
        }

        /// One chain, or one object.
        private static boolean belong(Call one, Call other) {
            Expression first = start(one);
            Expression second = start(other);
            boolean sameChain = chain(one).contains(other) || chain(other).contains(one);
            return sameChain
                    || first instanceof Expression.Variable left
                            && second instanceof Expression.Variable right
                            && left.name().equals(right.name())
                            && one.name().startsWith("allow") == other.name().startsWith("allow")
                            && !one.name().startsWith("allow");
        }

        private static List<Expression> chain(Call from) {
            return Stream.<Expression>iterate(
                            from,
                            each -> each instanceof Call call && call.receiver().isPresent(),
                            each -> ((Call) each).receiver().orElseThrow())
                    .toList();
        }

        private static Expression start(Call from) {
            Expression each = from;
            while (each instanceof Call call && call.receiver().isPresent()) {
                each = call.receiver().get();
            }
            return each;
        }

        private String path(Call call) {
            return chain(call).stream()
                    .filter(each ->
                            each instanceof Call mapping && mapping.name().equals("addMapping"))
                    .flatMap(each -> ((Call) each).arguments().stream())
                    .flatMap(argument -> constants.text(argument).stream())
                    .findFirst()
                    .orElse("");
        }

        /// A call's place begins with its chain; the argument stands where the reader has to change something.
        private static Span name(Body body, Call call) {
            return body.at(call.arguments().getFirst());
        }

        private Optional<AnyOrigin> annotated(Found found) {
            boolean credentials = found.value("allowCredentials")
                    .flatMap(constants::text)
                    .filter("true"::equals)
                    .isPresent();
            boolean patterns = found.value("originPatterns")
                    .filter(each -> constants.texts(each).values().contains("*"))
                    .isPresent();
            boolean plain = found.value("origins", "value")
                    .filter(each -> constants.texts(each).values().contains("*"))
                    .isPresent();
            return credentials && (patterns || plain)
                    ? Optional.of(new AnyOrigin("@CrossOrigin", patterns, "", found.at(), found.at()))
                    : Optional.empty();
        }

        /// A filter that sends the caller's own origin back, whatever it is. One that looks at it first is trusted.
        private Optional<AnyOrigin> echoed(Body body) {
            List<Call> calls = Walk.calls(body.block()).toList();
            Optional<Call> credentials = header(calls, "Access-Control-Allow-Credentials")
                    .filter(call -> "true"
                            .equals(constants
                                    .fold(call.arguments().get(1))
                                    .map(Object::toString)
                                    .orElse("")));
            return header(calls, "Access-Control-Allow-Origin")
                    .filter(call -> credentials.isPresent()
                            && isCallers(call.arguments().get(1), body))
                    .filter(_ -> calls.stream().noneMatch(Reading::looksAtOrigin) && !isAskedFor(body))
                    .map(call -> new AnyOrigin(
                            "the caller's own Origin is sent back",
                            true,
                            "",
                            body.at(call),
                            body.at(credentials.orElseThrow())));
        }

        private Optional<Call> header(List<Call> calls, String name) {
            return calls.stream()
                    .filter(call ->
                            HEADERS.contains(call.name()) && call.arguments().size() == 2)
                    .filter(call -> constants
                            .text(call.arguments().getFirst())
                            .filter(name::equalsIgnoreCase)
                            .isPresent())
                    .findFirst();
        }

        private boolean isCallers(Expression value, Body body) {
            if (value instanceof Expression.Variable variable) {
                return Walk.all(body.block(), Statement.Local.class)
                        .filter(local -> local.name().equals(variable.name()))
                        .flatMap(local -> local.value().stream())
                        .anyMatch(each -> !(each instanceof Expression.Variable) && isCallers(each, body));
            }
            return value instanceof Call call
                    && call.name().equals("getHeader")
                    && call.arguments().size() == 1
                    && constants
                            .text(call.arguments().getFirst())
                            .filter("Origin"::equalsIgnoreCase)
                            .isPresent();
        }

        /// `if (sites.knows(origin))`: what decides is not read, so the origin may well be a known one.
        private static boolean isAskedFor(Body body) {
            return Stream.concat(
                            Walk.all(body.block(), Statement.If.class).map(choice -> choice.condition()),
                            Walk.all(body.block(), Expression.Conditional.class).map(choice -> choice.condition()))
                    .flatMap(Walk::calls)
                    .filter(call -> !EMPTY.contains(call.name()))
                    .flatMap(call -> call.arguments().stream())
                    .anyMatch(Reading::namesOrigin);
        }

        private static boolean namesOrigin(Expression within) {
            return Walk.all(within, Expression.Variable.class)
                    .anyMatch(
                            variable -> variable.name().toLowerCase(Locale.ROOT).contains("origin"));
        }

        private static boolean looksAtOrigin(Call call) {
            return LOOKS.contains(call.name())
                    && Stream.concat(call.receiver().stream(), call.arguments().stream())
                            .anyMatch(Reading::namesOrigin);
        }
    }
}
