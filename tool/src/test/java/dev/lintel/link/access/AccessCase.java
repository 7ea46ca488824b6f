package dev.lintel.link.access;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The parts that tests of access put together: rules in chains, settings, handlers, and the question.
abstract class AccessCase {
    static final Decision PERMIT = new Decision.Permit();
    static final Decision DENY = new Decision.Deny();
    static final Condition ALWAYS = new Condition.Always();
    static final Decision LOGIN = new Decision.Require(List.of(new Requirement.Authenticated(line(90))));

    final List<Fact> facts = new ArrayList<>();
    final List<Settings.Setting> settings = new ArrayList<>();
    final List<Settings.Library> libraries = new ArrayList<>();

    static final MethodId METHOD = new MethodId("web.Orders", "get", List.of());

    static Span line(int line) {
        return Span.line(new SourceId("Security.java"), line);
    }

    static Settings.Setting setting(String key, String value) {
        return new Settings.Setting(key, key, value, "", line(1));
    }

    static Decision role(String role) {
        return new Decision.Require(List.of(new Requirement.AnyRole(Set.of(role), line(91))));
    }

    static RequestMatch path(String method, String pattern) {
        return new RequestMatch.Path(method, Syntax.ANT, pattern);
    }

    static Fact.UrlRule rule(int line, String method, String pattern, Decision decision) {
        return new Fact.UrlRule(path(method, pattern), decision, ALWAYS, line(line));
    }

    static Fact.UrlRule any(int line, Decision decision) {
        return new Fact.UrlRule(new RequestMatch.Any(), decision, ALWAYS, line(line));
    }

    void chain(int order, Fact.UrlRule... rules) {
        facts.add(chain(order, ALWAYS, new RequestMatch.Any(), List.of(rules), DENY, List.of()));
    }

    static Fact.SecurityChain chain(
            int order,
            Condition when,
            RequestMatch applies,
            List<Fact.UrlRule> rules,
            Decision otherwise,
            List<Fact.UrlRule> also) {
        return new Fact.SecurityChain(
                "",
                order,
                when,
                applies,
                rules,
                otherwise,
                also,
                new Fact.Session(Set.of(), false, "UNKNOWN"),
                line(99));
    }

    static Endpoint.Route route(String method, String path) {
        return new Endpoint.Route(method, path, List.of(), List.of(), List.of());
    }

    static Endpoint.Answer answer() {
        return new Endpoint.Answer("", Endpoint.Answer.Shape.NOTHING, true, List.of(), line(1));
    }

    static Fact.Handler handlerOf(String bean, String method, String path) {
        return new Fact.Handler(
                METHOD,
                bean,
                List.of(route(method, path)),
                List.of(),
                answer(),
                Endpoint.Exposure.API,
                Fact.Base.NONE,
                List.of(),
                line(1));
    }

    void handler(String bean, String method, String path) {
        facts.add(handlerOf(bean, method, path));
    }

    static Endpoint endpoint(String method, String path) {
        return new Endpoint(
                route(method, path),
                new OperationId("web.Orders", "get", List.of()),
                "web.Orders",
                List.of(),
                new Access.Denied(line(1)),
                List.of(),
                List.of(),
                answer(),
                Endpoint.Exposure.API,
                line(1));
    }

    AccessEvaluation evaluation() {
        return AccessEvaluation.of(facts, _ -> true, new Settings(settings, libraries));
    }

    Access access(String method, String path) {
        return evaluation()
                .access(handlerOf("web.Orders", method, path), route(method, path), AccessEvaluation.Asked.NOTHING);
    }

    String label(String method, String path) {
        return access(method, path).label();
    }
}
