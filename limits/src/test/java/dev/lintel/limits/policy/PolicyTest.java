package dev.lintel.limits.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.limits.Limit;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PolicyTest {
    private static final String SHOP = """
            tiers:
              internal: {role: ROLE_INTERNAL, store-down: open}
              pro: {plan: pro}
              user: {authenticated: true}
              anonymous:
            rules:
              per-address:
                by: address
                allow: 20/s burst 40
              login:
                by: address
                methods: post
                paths: /login
                allow: [5/min, quota 50/day]
              api:
                by: user
                paths: [/v1/**]
                allow:
                  anonymous: 60/min
                  user: 300/min burst 50
                  pro: 6000/min
                concurrent: 20
                report: true
            costs:
              POST /v1/users: 10
              /v1/search/**: 5
            exempt: /actuator/health/**
            """;

    @Test
    void a_policy_is_read_as_it_stands() {
        Policy policy = policy(SHOP);
        assertThat(policy.rules()).extracting(Rule::name).containsExactly("per-address", "login", "api");
        assertThat(policy.cost("POST", "/v1/users")).isEqualTo(10);
        assertThat(policy.cost("GET", "/v1/users")).isEqualTo(1);
        assertThat(policy.cost("GET", "/v1/search/products")).isEqualTo(5);
        assertThat(policy.isExempt("/actuator/health/liveness")).isTrue();
        assertThat(policy.isExempt("/actuator/healthy")).isFalse();
        assertThat(policy.rules().get(2).report()).isTrue();
    }

    @Test
    void the_first_tier_that_fits_is_the_callers() {
        Policy policy = policy(SHOP);
        assertThat(policy.tier(Caller.ANONYMOUS).name()).isEqualTo("anonymous");
        assertThat(policy.tier(new Caller(true, Set.of(), Optional.empty())).name())
                .isEqualTo("user");
        assertThat(policy.tier(new Caller(true, Set.of(), Optional.of("pro"))).name())
                .isEqualTo("pro");
        assertThat(policy.tier(new Caller(true, Set.of("ROLE_INTERNAL"), Optional.of("pro")))
                        .storeDown())
                .isEqualTo(StoreDown.OPEN);
    }

    @Test
    void a_plain_rate_over_a_long_time_gets_a_second_window_and_a_burst_does_not() {
        assertThat(Allowance.read("10000/h"))
                .extracting(Limit::text)
                .containsExactly("28/s burst 28", "10000/h burst 10000");
        assertThat(Allowance.read("10000/h burst 100")).hasSize(1);
        assertThat(Allowance.read("5/min")).hasSize(1);
        assertThat(Allowance.read("20/s")).hasSize(1);
    }

    @Test
    void every_mistake_is_said_at_its_line() {
        Reading reading = PolicyReader.read("limits.yaml", """
                tears: {}
                rules:
                  login:
                    by: address
                    alow: 5/min
                  api:
                    allow: 5/minuet
                  search:
                    by: user
                    allow: {gold: 3/s}
                    methods: GTE
                    concurrent: 0
                  export:
                    by: user
                    paths: v1/**
                    allow: quota 5/h
                """);
        assertThat(reading).isInstanceOf(Reading.Failed.class);
        assertThat(((Reading.Failed) reading).problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "limits.yaml:1:1: \"tears\" is not known in a policy; did you mean \"tiers\"?",
                        "limits.yaml:5:5: \"alow\" is not known in a rule; did you mean \"allow\"?",
                        "limits.yaml:3:3: \"login\" limits nothing: allow: 300/min, or concurrent: 20",
                        "limits.yaml:6:3: \"api\" does not say whose requests it counts: by: address",
                        "limits.yaml:7:12: \"minuet\" is no unit of time; there are ms, s, min, h and day",
                        "limits.yaml:11:14: \"GTE\" is no method; did you mean \"GET\"?",
                        "limits.yaml:10:13: there is no tier \"gold\"; none is declared",
                        "limits.yaml:12:17: a whole number from 1 to 1000000 is wanted here, not \"0\"",
                        "limits.yaml:15:12: a path starts with a slash: /v1/**",
                        "limits.yaml:16:12: a quota is counted by day or by month, not by h");
    }

    @Test
    void broken_yaml_is_a_mistake_at_its_line_too() {
        Reading reading = PolicyReader.read("limits.yaml", "rules:\n  a: {by: user\nb: 1\n");
        assertThat(((Reading.Failed) reading).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.line()).isEqualTo(3);
            assertThat(problem.message()).startsWith("this is no YAML");
        });
    }

    @Test
    void what_is_written_is_read_back_as_the_same() {
        Policy policy = policy(SHOP);
        assertThat(policy(PolicyWriter.write(policy))).isEqualTo(policy);
    }

    @Test
    void a_segment_stands_for_one_and_two_stars_for_any_number() {
        assertThat(fits("/v1/orders/{id}", "/v1/orders/7")).isTrue();
        assertThat(fits("/v1/orders/{id}", "/v1/orders/7/")).isTrue();
        assertThat(fits("/v1/orders/{id}", "/v1/orders/")).isFalse();
        assertThat(fits("/v1/orders/{id}", "/v1/orders/7/items")).isFalse();
        assertThat(fits("/v1/**", "/v1")).isTrue();
        assertThat(fits("/v1/**", "/v10")).isFalse();
        assertThat(fits("/**", "/")).isTrue();
        assertThat(fits("/", "/x")).isFalse();
    }

    private static boolean fits(String pattern, String path) {
        return PathPattern.of(pattern).fits(path);
    }

    private static Policy policy(String text) {
        Reading reading = PolicyReader.read("limits.yaml", text);
        assertThat(reading).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).policy();
    }
}
