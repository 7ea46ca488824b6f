package dev.lintel.link.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.How;
import dev.lintel.graph.AccessRule;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import java.util.List;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/// Which rule of which chain decides.
class AccessEvaluationTest extends AccessCase {
    @Test
    void the_first_rule_that_matches_decides() {
        chain(0, rule(1, "GET", "/orders/**", PERMIT), rule(2, "*", "/orders/**", role("ADMIN")), any(3, LOGIN));

        assertThat(label("GET", "/orders/{id}")).isEqualTo("public");
        assertThat(label("POST", "/orders")).isEqualTo("role ADMIN");
        assertThat(label("GET", "/users")).isEqualTo("authenticated");
        assertThat(access("POST", "/orders").at().line()).isEqualTo(2);
    }

    @Test
    void a_rule_for_a_part_of_the_requests_does_not_decide() {
        chain(0, rule(1, "*", "/orders/special", PERMIT), any(2, LOGIN));

        assertThat(label("GET", "/orders/{id}")).isEqualTo("authenticated");
    }

    @Test
    void the_first_chain_that_applies_decides_alone() {
        chain(2, any(1, PERMIT));
        facts.add(chain(1, ALWAYS, path("*", "/api/**"), List.of(any(2, LOGIN)), DENY, List.of()));

        assertThat(label("GET", "/api/orders")).isEqualTo("authenticated");
        assertThat(label("GET", "/pages")).isEqualTo("public (by omission)");
    }

    @Test
    void a_request_that_no_chain_takes_is_open_by_omission() {
        facts.add(chain(1, ALWAYS, path("*", "/api/**"), List.of(any(2, LOGIN)), DENY, List.of()));

        assertThat(label("GET", "/internal")).isEqualTo("public (by omission)");
    }

    @Test
    void what_no_rule_matches_is_what_the_chain_says() {
        facts.add(chain(1, ALWAYS, new RequestMatch.Any(), List.of(rule(1, "*", "/a", LOGIN)), DENY, List.of()));

        assertThat(access("GET", "/b")).isInstanceOf(Access.Denied.class);
    }

    @Test
    void a_wildcard_over_the_whole_application_is_no_explicit_word() {
        handler("web.Orders", "GET", "/api/orders");
        handler("web.Users", "GET", "/api/users");
        chain(0, rule(1, "*", "/api/users/**", PERMIT), rule(2, "*", "/api/**", PERMIT));

        assertThat(access("GET", "/api/users/{id}"))
                .isEqualTo(new Access.Public(How.EXPLICIT, "/api/users/**", line(1)));
        assertThat(access("GET", "/api/orders")).isEqualTo(new Access.Public(How.OMISSION, "/api/**", line(2)));
    }

    @Test
    void the_context_path_is_no_part_of_what_rules_see() {
        settings.add(setting("server.servlet.context-path", "/shop/"));
        chain(0, rule(1, "*", "/orders", role("A")), any(2, DENY));

        assertThat(label("GET", "/shop/orders")).isEqualTo("role A");
    }

    @Test
    void ignored_paths_never_reach_the_rules() {
        facts.add(new Fact.Ignored("", path("*", "/status"), ALWAYS, line(5)));
        chain(0, any(1, LOGIN));

        assertThat(label("GET", "/status")).isEqualTo("public");
    }

    @Test
    void paths_may_be_listed_in_the_configuration() {
        settings.add(setting("open.urls[0]", "/login"));
        settings.add(setting("open.urls[1]", "/docs/**"));
        chain(
                0,
                new Fact.UrlRule(new RequestMatch.Configured("*", Syntax.ANT, "open.urls"), PERMIT, ALWAYS, line(1)),
                any(2, LOGIN));

        assertThat(label("POST", "/login")).isEqualTo("public");
        assertThat(label("GET", "/docs/a")).isEqualTo("public");
        assertThat(label("GET", "/orders")).isEqualTo("authenticated");
    }

    @Test
    void a_matcher_that_cannot_be_read_makes_unknown_what_it_might_take() {
        Gap gap = new Gap(line(1), "paths from a service", "access is unknown");
        chain(
                0,
                rule(1, "*", "/login", PERMIT),
                new Fact.UrlRule(new RequestMatch.Unknown(gap), PERMIT, ALWAYS, line(2)),
                any(3, LOGIN));

        assertThat(label("GET", "/login")).isEqualTo("public");
        assertThat(access("GET", "/orders")).isEqualTo(new Access.Unknown(gap));
    }

    @Test
    void a_doubtful_rule_that_decides_the_same_leaves_no_doubt() {
        Gap gap = new Gap(line(1), "paths from a service", "access is unknown");
        chain(0, new Fact.UrlRule(new RequestMatch.Unknown(gap), LOGIN, ALWAYS, line(2)), any(3, LOGIN));

        assertThat(label("GET", "/orders")).isEqualTo("authenticated");
    }

    @Test
    void graphql_goes_through_its_one_path() {
        chain(0, rule(1, "POST", "/graphql", PERMIT), any(2, DENY));

        assertThat(label("QUERY", "Query.orders")).isEqualTo("public");
    }

    @Test
    void the_table_of_rules_shows_what_each_decides_and_what_hides_it() {
        chain(
                0,
                rule(1, "*", "/orders/**", LOGIN),
                rule(2, "GET", "/orders/open", PERMIT),
                rule(3, "*", "/orders/**", role("A")),
                rule(4, "*", "/users/special", PERMIT));
        List<AccessRule> rules =
                evaluation().rules(List.of(endpoint("GET", "/orders/open"), endpoint("GET", "/users/{id}")));

        assertThat(rules)
                .extracting(AccessRule::pattern, AccessRule::kind)
                .containsExactly(
                        Tuple.tuple("/orders/**", AccessRule.Kind.WRITTEN),
                        Tuple.tuple("/orders/open", AccessRule.Kind.WRITTEN),
                        Tuple.tuple("/orders/**", AccessRule.Kind.WRITTEN),
                        Tuple.tuple("/users/special", AccessRule.Kind.WRITTEN),
                        Tuple.tuple("any other request", AccessRule.Kind.FALL_THROUGH));
        assertThat(rules.get(0).endpoints()).containsExactly("GET /orders/open");
        assertThat(rules.get(1).shadowedBy()).contains(line(1));
        assertThat(rules.get(2).shadowedBy()).contains(line(1));
        assertThat(rules.get(3).overlaps()).containsExactly("GET /users/{id}");
        assertThat(rules.get(4).endpoints()).containsExactly("GET /users/{id}");
    }
}
