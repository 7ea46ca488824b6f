package dev.lintel.link.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.RuleKind;
import dev.lintel.source.Gap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What decides beside the rules of chains: the library alone, methods, guards of the project, and nothing.
class BesideRulesTest extends AccessCase {
    @Test
    void the_library_alone_asks_for_a_login_but_not_for_health() {
        facts.add(new Fact.SecurityPresent("", true, line(7)));

        assertThat(label("GET", "/orders")).isEqualTo("authenticated");
        assertThat(access("GET", "/orders").at().line()).isEqualTo(7);
        Endpoint.Route health = route("GET", "/actuator/health");
        Fact.Handler actuator = new Fact.Handler(
                METHOD,
                "actuator",
                List.of(health),
                List.of(),
                answer(),
                Endpoint.Exposure.MANAGEMENT,
                Fact.Base.MANAGEMENT,
                List.of(),
                line(1));
        assertThat(evaluation()
                        .access(actuator, health, AccessEvaluation.Asked.NOTHING)
                        .label())
                .isEqualTo("public");
    }

    @Test
    void without_any_framework_everything_is_public() {
        assertThat(label("GET", "/orders")).isEqualTo("public (no security)");
    }

    @Test
    void security_that_could_not_be_read_is_never_public() {
        facts.add(new Fact.Unread(Fact.Layer.SECURITY, new Gap(line(1), "broken", "unknown")));

        assertThat(access("GET", "/orders")).isInstanceOf(Access.Unknown.class);
    }

    @Test
    void a_method_rule_counts_only_when_switched_on() {
        chain(0, any(1, LOGIN));
        facts.add(new Fact.MethodRule(METHOD, RuleKind.PRE_POST, role("ADMIN"), line(20)));

        assertThat(label("GET", "/orders")).isEqualTo("authenticated");
        facts.add(new Fact.MethodSecurity("", Set.of(RuleKind.PRE_POST), ALWAYS, line(30)));
        assertThat(label("GET", "/orders")).isEqualTo("role ADMIN");
        assertThat(access("GET", "/orders").at().line()).isEqualTo(20);
    }

    @Test
    void a_rule_on_the_serving_class_comes_before_that_of_the_declaring_one() {
        facts.add(new Fact.MethodSecurity("", Set.of(RuleKind.PRE_POST), ALWAYS, line(30)));
        facts.add(new Fact.MethodRule(
                new MethodId("web.Special", "get", List.of()), RuleKind.PRE_POST, role("SPECIAL"), line(20)));
        facts.add(new Fact.MethodRule(METHOD, RuleKind.PRE_POST, role("BASE"), line(21)));
        chain(0, any(1, LOGIN));

        assertThat(evaluation()
                        .access(
                                handlerOf("web.Special", "GET", "/a"),
                                route("GET", "/a"),
                                AccessEvaluation.Asked.NOTHING)
                        .label())
                .isEqualTo("role SPECIAL");
    }

    @Test
    void roles_from_data_keep_the_login_below_them() {
        Decision data = new Decision.FromData(false, "permissions are read from a table");
        facts.add(chain(
                0,
                ALWAYS,
                new RequestMatch.Any(),
                List.of(rule(1, "*", "/login", PERMIT), any(2, LOGIN)),
                DENY,
                List.of(new Fact.UrlRule(new RequestMatch.Any(), data, ALWAYS, line(3)))));

        assertThat(access("GET", "/orders"))
                .isEqualTo(new Access.FromData(true, "permissions are read from a table", line(3)));
        assertThat(label("POST", "/login")).isEqualTo("public");
    }

    @Test
    void a_guard_of_the_projects_own_closes_what_no_framework_does() {
        Requirement own = new Requirement.Own("LoginInterceptor", line(40));
        AccessEvaluation.Asked asked = new AccessEvaluation.Asked(List.of(own), Optional.empty(), Optional.empty());

        assertThat(evaluation()
                        .access(handlerOf("web.Orders", "GET", "/a"), route("GET", "/a"), asked)
                        .label())
                .isEqualTo("own guard LoginInterceptor");
    }

    @Test
    void something_before_the_handler_that_is_not_understood_is_unknown() {
        Gap gap = new Gap(line(40), "an interceptor may reject", "access is unknown");
        AccessEvaluation.Asked asked = new AccessEvaluation.Asked(List.of(), Optional.of(gap), Optional.empty());

        assertThat(evaluation().access(handlerOf("web.Orders", "GET", "/a"), route("GET", "/a"), asked))
                .isEqualTo(new Access.Unknown(gap));
    }
}
