package dev.lintel.link.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.How;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Fact.RuleKind;
import dev.lintel.read.Fact.Syntax;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

class AccessEvaluationTest {
    private static final Decision PERMIT = new Decision.Permit();
    private static final Decision DENY = new Decision.Deny();
    private static final Condition ALWAYS = new Condition.Always();
    private static final Decision LOGIN = new Decision.Require(List.of(new Requirement.Authenticated(line(90))));

    private final List<Fact> facts = new ArrayList<>();
    private final List<Settings.Setting> settings = new ArrayList<>();
    private final List<Settings.Library> libraries = new ArrayList<>();

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
    void a_property_decides_which_chain_exists() {
        settings.add(setting("security.on", "false"));
        facts.add(chain(
                1,
                new Condition.Property("security.on", "true", false),
                new RequestMatch.Any(),
                List.of(any(1, LOGIN)),
                DENY,
                List.of()));
        facts.add(chain(
                2,
                new Condition.Property("security.on", "false", false),
                new RequestMatch.Any(),
                List.of(any(2, PERMIT)),
                DENY,
                List.of()));

        assertThat(access("GET", "/orders")).isEqualTo(new Access.Public(How.OMISSION, "any request", line(2)));
    }

    @Test
    void an_open_alternative_beside_closed_ones_is_for_developers() {
        settings.add(setting("spring.profiles.active", "${PROFILE}"));
        facts.add(chain(
                1,
                new Condition.Profile("ldap"),
                new RequestMatch.Any(),
                List.of(any(1, role("USER"))),
                DENY,
                List.of()));
        facts.add(chain(
                2,
                new Condition.Not(new Condition.Profile("ldap")),
                new RequestMatch.Any(),
                List.of(),
                PERMIT,
                List.of()));

        assertThat(label("GET", "/orders")).isEqualTo("role USER");
    }

    @Test
    void what_all_alternatives_open_by_name_is_open_on_purpose() {
        settings.add(setting("spring.profiles.active", "${PROFILE}"));
        facts.add(new Fact.SecurityPresent("", true, line(7)));
        for (String profile : List.of("ldap", "oidc")) {
            facts.add(chain(
                    1,
                    new Condition.Profile(profile),
                    new RequestMatch.Any(),
                    List.of(rule(1, "*", "/login", PERMIT), any(2, LOGIN)),
                    DENY,
                    List.of()));
        }

        assertThat(access("GET", "/login")).isEqualTo(new Access.Public(How.EXPLICIT, "/login", line(1)));
        assertThat(label("GET", "/orders")).isEqualTo("authenticated");
    }

    @Test
    void alternatives_that_differ_for_single_paths_are_unknown() {
        settings.add(setting("flag", "${FLAG}"));
        chain(
                0,
                new Fact.UrlRule(path("*", "/reports"), PERMIT, new Condition.Property("flag", "true", false), line(1)),
                any(2, LOGIN));

        assertThat(access("GET", "/reports")).isInstanceOf(Access.Unknown.class);
        assertThat(label("GET", "/orders")).isEqualTo("authenticated");
    }

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

    private static final MethodId METHOD = new MethodId("web.Orders", "get", List.of());

    private static Span line(int line) {
        return Span.line(new SourceId("Security.java"), line);
    }

    private static Settings.Setting setting(String key, String value) {
        return new Settings.Setting(key, value, "", line(1));
    }

    private static Decision role(String role) {
        return new Decision.Require(List.of(new Requirement.AnyRole(Set.of(role), line(91))));
    }

    private static RequestMatch path(String method, String pattern) {
        return new RequestMatch.Path(method, Syntax.ANT, pattern);
    }

    private static Fact.UrlRule rule(int line, String method, String pattern, Decision decision) {
        return new Fact.UrlRule(path(method, pattern), decision, ALWAYS, line(line));
    }

    private static Fact.UrlRule any(int line, Decision decision) {
        return new Fact.UrlRule(new RequestMatch.Any(), decision, ALWAYS, line(line));
    }

    private void chain(int order, Fact.UrlRule... rules) {
        facts.add(chain(order, ALWAYS, new RequestMatch.Any(), List.of(rules), DENY, List.of()));
    }

    private static Fact.SecurityChain chain(
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

    private static Endpoint.Route route(String method, String path) {
        return new Endpoint.Route(method, path, List.of(), List.of(), List.of());
    }

    private static Endpoint.Answer answer() {
        return new Endpoint.Answer("", Endpoint.Answer.Shape.NOTHING, true, List.of(), line(1));
    }

    private static Fact.Handler handlerOf(String bean, String method, String path) {
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

    private void handler(String bean, String method, String path) {
        facts.add(handlerOf(bean, method, path));
    }

    private static Endpoint endpoint(String method, String path) {
        return new Endpoint(
                route(method, path),
                new OperationId("web.Orders", "get", List.of()),
                List.of(),
                new Access.Denied(line(1)),
                List.of(),
                List.of(),
                answer(),
                Endpoint.Exposure.API,
                line(1));
    }

    private AccessEvaluation evaluation() {
        return AccessEvaluation.of(facts, _ -> true, new Settings(settings, libraries));
    }

    private Access access(String method, String path) {
        return evaluation()
                .access(handlerOf("web.Orders", method, path), route(method, path), AccessEvaluation.Asked.NOTHING);
    }

    private String label(String method, String path) {
        return access(method, path).label();
    }
}
