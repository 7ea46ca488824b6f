package dev.lintel.read.security;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The paths and filters that one method puts into Shiro's map, and what methods of the target put there for it.
final class ShiroPaths {
    private static final String SHIRO = "org.apache.shiro.";
    private static final String FACTORY = "ShiroFilterFactoryBean";
    private static final String ITS_MAP = "getFilterChainDefinitionMap";
    private static final Set<String> TAKES_MAP = Set.of("setFilterChainDefinitionMap", "addPathDefinitions");
    private static final int DEEPEST = 3;

    private final Program program;
    private final Constants constants;
    private final ShiroProviders providers;
    private final ShiroOwnFilters own;

    ShiroPaths(Program program, Constants constants) {
        this.program = program;
        this.constants = constants;
        this.providers = new ShiroProviders(program);
        this.own = new ShiroOwnFilters(program, constants);
    }

    /// In the order in which they are put; the first that fits decides.
    List<Fact.UrlRule> of(Body body) {
        Set<String> maps = new HashSet<>();
        Walk.calls(body.block())
                .filter(call -> TAKES_MAP.contains(call.name()) && ofShiro(call))
                .flatMap(call -> call.arguments().stream())
                .forEach(argument -> variable(argument).ifPresent(maps::add));
        Walk.all(body.block(), Statement.Local.class)
                .filter(local -> local.value().filter(ShiroPaths::isItsMap).isPresent())
                .forEach(local -> maps.add(local.name()));
        return put(body, maps, DEEPEST);
    }

    private List<Fact.UrlRule> put(Body body, Set<String> maps, int left) {
        List<Fact.UrlRule> rules = new ArrayList<>();
        Map<String, Boolean> always =
                maps.isEmpty() ? Map.of() : own.registeredBy(body.method().owner());
        for (Call call : Walk.calls(body.block()).toList()) {
            List<Expression> arguments = call.arguments();
            boolean intoMap = call.receiver()
                    .filter(receiver -> isItsMap(receiver)
                            || variable(receiver).filter(maps::contains).isPresent())
                    .isPresent();
            boolean one = call.name().equals("addPathDefinition") && ofShiro(call);
            if (arguments.size() == 2 && (one || intoMap && call.name().equals("put"))) {
                rules.add(rule(call, body, always));
            } else if (arguments.size() == 1
                    && (intoMap && call.name().equals("putAll") || TAKES_MAP.contains(call.name()) && ofShiro(call))) {
                rules.addAll(all(arguments.getFirst(), body, maps, left));
            } else {
                rules.addAll(handedOn(call, maps, left));
            }
        }
        return isHashed(body, maps) ? asHashed(rules) : rules;
    }

    private static boolean isHashed(Body body, Set<String> maps) {
        return Walk.all(body.block(), Statement.Local.class)
                .filter(local -> maps.contains(local.name()))
                .anyMatch(local -> local.value()
                        .filter(value -> value instanceof Expression.New made
                                && made.arguments().isEmpty()
                                && made.type().erasure().equals("java.util.HashMap"))
                        .isPresent());
    }

    /// A hash map gives its entries by the hash codes of the paths, which String specifies, and not in the order in
    /// which they were put.
    private static List<Fact.UrlRule> asHashed(List<Fact.UrlRule> rules) {
        Map<String, Fact.UrlRule> byPath = new HashMap<>();
        for (Fact.UrlRule rule : rules) {
            if (!(rule.match() instanceof RequestMatch.Path path)) {
                return rules;
            }
            byPath.put(path.pattern(), rule);
        }
        return List.copyOf(byPath.values());
    }

    /// A whole map: what the method of the target that makes it has put there.
    private List<Fact.UrlRule> all(Expression map, Body body, Set<String> maps, int left) {
        if (variable(map).filter(maps::contains).isPresent()) {
            return List.of();
        }
        if (variable(map).isPresent()) {
            return put(body, Set.of(variable(map).get()), 0);
        }
        if (!(map instanceof Call call) || left == 0) {
            return List.of(ShiroProviders.unread(body.at(map), new Condition.Always()));
        }
        return call.callee()
                .method()
                .flatMap(program::body)
                .map(made -> returned(made, left))
                .or(() -> providers.of(call, body.at(map), answer -> returned(answer, left)))
                .orElseGet(() -> List.of(ShiroProviders.unread(body.at(map), new Condition.Always())));
    }

    /// What a method of the target has put into the map that it gives back; unread where it gives back anything but a
    /// map that it holds itself.
    private List<Fact.UrlRule> returned(Body made, int left) {
        Set<String> maps = new HashSet<>();
        for (Statement.Return leave :
                Walk.all(made.block(), Statement.Return.class).toList()) {
            Optional<String> map = leave.value().flatMap(ShiroPaths::variable);
            if (map.isEmpty()) {
                return List.of(ShiroProviders.unread(made.at(leave), new Condition.Always()));
            }
            maps.add(map.get());
        }
        return put(made, maps, left - 1);
    }

    /// A method of the target that gets the map to fill it.
    private List<Fact.UrlRule> handedOn(Call call, Set<String> maps, int left) {
        Optional<Method> called = call.callee().method().flatMap(program::method);
        if (left == 0 || called.isEmpty()) {
            return List.of();
        }
        Set<String> given = new HashSet<>();
        for (int i = 0;
                i < Math.min(call.arguments().size(), called.get().parameters().size());
                i++) {
            if (variable(call.arguments().get(i)).filter(maps::contains).isPresent()) {
                given.add(called.get().parameters().get(i).name());
            }
        }
        return given.isEmpty()
                ? List.of()
                : program.body(called.get().id())
                        .map(body -> put(body, given, left - 1))
                        .orElse(List.of());
    }

    private static boolean isItsMap(Expression value) {
        return value instanceof Call call && call.name().equals(ITS_MAP) && ofShiro(call);
    }

    private static boolean ofShiro(Call call) {
        String receiver = call.receiver().map(each -> each.type().erasure()).orElse("");
        return receiver.startsWith(SHIRO) || call.callee().owner().startsWith(SHIRO) || receiver.endsWith(FACTORY);
    }

    private static Optional<String> variable(Expression expression) {
        return expression instanceof Expression.Variable variable ? Optional.of(variable.name()) : Optional.empty();
    }

    private Fact.UrlRule rule(Call call, Body body, Map<String, Boolean> always) {
        Span at = body.at(call);
        Optional<String> path = constants.text(call.arguments().get(0));
        Optional<String> filters = constants.text(call.arguments().get(1));
        RequestMatch match = path.<RequestMatch>map(text -> new RequestMatch.Path("*", Syntax.ANT, text))
                .orElseGet(() -> new RequestMatch.Unknown(
                        new Gap(at, "which path this rule is for is not constant", "access below it is unknown")));
        Decision decision = filters.map(text -> ShiroFilters.decision(text, at, always))
                .orElseGet(() -> new Decision.Unknown(
                        new Gap(at, "which filters stand before this path is not constant", "access is unknown")));
        return new Fact.UrlRule(match, decision, new Condition.Always(), at);
    }
}
