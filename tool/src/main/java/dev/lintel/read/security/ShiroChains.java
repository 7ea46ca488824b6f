package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Apache Shiro's filter chains as code writes them: paths put into the map of a `ShiroFilterFactoryBean`, or added to
/// a
/// chain definition. The first path that fits decides, what fits none passes (Shiro reference, "Web", "URLs").
public final class ShiroChains implements Framework {
    private static final String SHIRO = "org.apache.shiro.";
    private static final String FACTORY = "ShiroFilterFactoryBean";
    private static final Set<String> TAKES_ONE = Set.of("addPathDefinition");
    private static final Set<String> TAKES_MAP = Set.of("setFilterChainDefinitionMap", "addPathDefinitions");
    private static final Pattern FILTER = Pattern.compile("\\s*([\\w.-]+)\\s*(?:\\[([^]]*)])?\\s*");
    /// Filters that let everybody pass, or do not ask who it is.
    private static final Set<String> OPEN = Set.of("anon", "logout", "noSessionCreation", "ssl", "port", "ip", "cors");

    @Override
    public String name() {
        return "Shiro";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Constants constants = new Constants(program);
        return program.types().stream()
                .filter(type -> type.isMain() && mentionsShiro(type))
                .flatMap(type -> type.methods().stream())
                .flatMap(method -> program.body(method.id()).stream())
                .flatMap(body -> chain(body, program, constants).stream());
    }

    /// By the declarations alone, as most programs have nothing to do with it.
    private static boolean mentionsShiro(TypeDeclaration type) {
        return type.methods().stream()
                .anyMatch(method -> method.returns().erasure().startsWith(SHIRO)
                        || method.parameters().stream()
                                .anyMatch(each -> each.type().erasure().startsWith(SHIRO)));
    }

    private static Optional<Fact> chain(Body body, Program program, Constants constants) {
        List<Call> calls = Walk.calls(body.block()).toList();
        Set<String> maps = calls.stream()
                .filter(call -> TAKES_MAP.contains(call.name()) && ofShiro(call))
                .flatMap(call -> call.arguments().stream())
                .flatMap(argument -> variable(argument).stream())
                .collect(Collectors.toSet());
        List<Fact.UrlRule> rules = new ArrayList<>();
        for (Call call : calls) {
            boolean one = TAKES_ONE.contains(call.name()) && ofShiro(call);
            boolean put = call.name().equals("put")
                    && call.receiver()
                            .flatMap(ShiroChains::variable)
                            .filter(maps::contains)
                            .isPresent();
            if ((one || put) && call.arguments().size() == 2) {
                rules.add(rule(call, body, constants));
            }
        }
        if (rules.isEmpty()) {
            return Optional.empty();
        }
        Span at = rules.getFirst().at();
        String module =
                program.type(body.method().owner()).map(type -> type.module()).orElse("");
        return Optional.of(new Fact.SecurityChain(
                module,
                0,
                new Condition.Always(),
                new RequestMatch.Any(),
                rules,
                new Decision.Permit(),
                List.of(),
                new Fact.Session(Set.of("shiro"), false, "UNKNOWN"),
                at));
    }

    private static boolean ofShiro(Call call) {
        String receiver = call.receiver().map(each -> each.type().erasure()).orElse("");
        return receiver.startsWith(SHIRO) || call.callee().owner().startsWith(SHIRO) || receiver.endsWith(FACTORY);
    }

    private static Optional<String> variable(Expression expression) {
        return expression instanceof Expression.Variable variable ? Optional.of(variable.name()) : Optional.empty();
    }

    private static Fact.UrlRule rule(Call call, Body body, Constants constants) {
        Span at = body.at(call);
        Optional<String> path = constants.text(call.arguments().get(0));
        Optional<String> filters = constants.text(call.arguments().get(1));
        RequestMatch match = path.<RequestMatch>map(text -> new RequestMatch.Path("*", Syntax.ANT, text))
                .orElseGet(() -> new RequestMatch.Unknown(
                        new Gap(at, "which path this rule is for is not constant", "access below it is unknown")));
        Decision decision = filters.map(text -> decision(text, at))
                .orElseGet(() -> new Decision.Unknown(
                        new Gap(at, "which filters stand before this path is not constant", "access is unknown")));
        return new Fact.UrlRule(match, decision, new Condition.Always(), at);
    }

    /// All filters of a path must let the request through.
    private static Decision decision(String filters, Span at) {
        List<Requirement> all = new ArrayList<>();
        for (String each : filters.split(",(?![^\\[]*])")) {
            Matcher filter = FILTER.matcher(each);
            if (filter.matches() && !OPEN.contains(filter.group(1))) {
                all.addAll(required(filter.group(1), Optional.ofNullable(filter.group(2)), at));
            }
        }
        return all.isEmpty() ? new Decision.Permit() : new Decision.Require(all);
    }

    private static List<Requirement> required(String filter, Optional<String> configured, Span at) {
        List<String> words = configured
                .map(text -> List.of(text.replace("\"", "").strip().split("\\s*,\\s*")))
                .orElse(List.of());
        return switch (filter) {
            case "authc", "authcBasic", "authcBearer", "user" -> List.of(new Requirement.Authenticated(at));
            case "roles", "perms" ->
                words.stream()
                        .<Requirement>map(word -> new Requirement.AnyRole(Set.of(word), at))
                        .toList();
            // a filter of the project's own, under the name that it was registered with
            default -> List.of(new Requirement.Own("filter " + filter, at));
        };
    }
}
