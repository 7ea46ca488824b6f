package dev.lintel.link.access;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import dev.lintel.graph.Access.How;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Condition;
import dev.lintel.read.Fact.RequestMatch;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Chains of which one exists, by a property or a profile.
class AlternativesTest extends AccessCase {
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

        assertThat(access("GET", "/orders")).isEqualTo(new Access.Public(How.AS_SHIPPED, "security.on=false", line(2)));
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
}
