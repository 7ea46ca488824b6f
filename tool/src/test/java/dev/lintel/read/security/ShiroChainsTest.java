package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access.Requirement;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.Fact.RequestMatch;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ShiroChainsTest {
    @TempDir
    private Path folder;

    private Fact.SecurityChain chain(String body) throws IOException {
        List<Fact.SecurityChain> chains = new Target(folder)
                .java("ShiroConfig", """
                import java.util.*;
                import org.apache.shiro.spring.web.ShiroFilterFactoryBean;
                import org.apache.shiro.spring.web.config.DefaultShiroFilterChainDefinition;
                public class ShiroConfig {
                  Object chain(String anywhere) { %s }
                  static Map<String, String> open() {
                    Map<String, String> open = new LinkedHashMap<>();
                    open.put("/login", "anon");
                    return open;
                  }
                  static void admin(Map<String, String> paths) { paths.put("/admin/**", "roles[admin]"); }
                  void use(ShiroFilterFactoryBean bean) { }
                }
                """.formatted(body))
                .facts(Fact.SecurityChain.class, new ShiroChains());
        assertThat(chains).hasSize(1);
        return chains.getFirst();
    }

    private static String told(Fact.UrlRule rule) {
        String path = rule.match() instanceof RequestMatch.Path at ? at.pattern() : "?";
        return path + " "
                + switch (rule.decision()) {
                    case Decision.Permit _ -> "open";
                    case Decision.Require require ->
                        String.join(
                                "+",
                                require.all().stream().map(Requirement::label).toList());
                    case Decision.Deny _, Decision.FromData _, Decision.Unknown _ -> "unknown";
                };
    }

    @Test
    void paths_that_are_put_into_the_map_of_the_filter_are_rules_in_their_order() throws IOException {
        Fact.SecurityChain chain = chain("""
                ShiroFilterFactoryBean bean = new ShiroFilterFactoryBean();
                Map<String, String> paths = new LinkedHashMap<>();
                Map<String, String> other = new HashMap<>();
                other.put("x", "y");
                paths.put("/login", "anon");
                paths.put("/admin/**", "jwt, authc, roles[admin]");
                paths.put("/**", "jwt");
                bean.setFilterChainDefinitionMap(paths);
                return bean;
                """);
        assertThat(chain.rules().stream().map(ShiroChainsTest::told))
                .containsExactly("/login open", "/admin/** authenticated+role admin", "/** own guard Shiro filter jwt");
        assertThat(chain.otherwise()).isEqualTo(new Decision.Permit());
    }

    @Test
    void paths_that_are_added_to_a_chain_definition_are_rules_too() throws IOException {
        assertThat(chain("""
                        DefaultShiroFilterChainDefinition definition = new DefaultShiroFilterChainDefinition();
                        definition.addPathDefinition("/public/**", "anon");
                        definition.addPathDefinition("/**", "authc");
                        return definition;
                        """).rules().stream().map(ShiroChainsTest::told))
                .containsExactly("/public/** open", "/** authenticated");
    }

    @Test
    void a_path_that_is_not_constant_leaves_what_comes_after_unknown() throws IOException {
        assertThat(chain("""
                        DefaultShiroFilterChainDefinition definition = new DefaultShiroFilterChainDefinition();
                        definition.addPathDefinition(anywhere, "anon");
                        return definition;
                        """).rules().getFirst().match()).isInstanceOf(RequestMatch.Unknown.class);
    }

    @Test
    void paths_that_methods_of_the_target_put_are_rules_where_they_are_put() throws IOException {
        assertThat(chain("""
                        ShiroFilterFactoryBean bean = new ShiroFilterFactoryBean();
                        Map<String, String> paths = bean.getFilterChainDefinitionMap();
                        paths.putAll(open());
                        admin(paths);
                        paths.put("/**", "authc");
                        return bean;
                        """).rules().stream().map(ShiroChainsTest::told))
                .containsExactly("/login open", "/admin/** role admin", "/** authenticated");
    }

    @Test
    void a_map_from_elsewhere_leaves_what_comes_after_unknown() throws IOException {
        assertThat(chain("""
                        ShiroFilterFactoryBean bean = new ShiroFilterFactoryBean();
                        bean.getFilterChainDefinitionMap().putAll(new Properties());
                        bean.getFilterChainDefinitionMap().put("/**", "authc");
                        return bean;
                        """).rules().stream().map(ShiroChainsTest::told))
                .containsExactly("? unknown", "/** authenticated");
    }

    private Fact.SecurityChain throughGuice(String configured) throws IOException {
        List<Fact.SecurityChain> chains = new Target(folder)
                .java("Doors", """
                import com.google.inject.Key;
                import org.apache.shiro.web.filter.authc.*;
                public class Doors extends org.apache.shiro.guice.web.ShiroWebModule {
                  protected void configureShiroWeb() { %s }
                  static boolean isOn() { return Boolean.parseBoolean(System.getProperty("shop.doors", "true")); }
                  static class Corsless extends BasicHttpAuthenticationFilter {
                    protected boolean isAccessAllowed(Object request, Object response, Object value) {
                      return request == null || super.isAccessAllowed(request, response, value);
                    }
                  }
                  static class Lenient extends BasicHttpAuthenticationFilter {
                    protected boolean onAccessDenied(Object request, Object response) { return true; }
                  }
                }
                """.formatted(configured))
                .facts(Fact.SecurityChain.class, new ShiroChains());
        assertThat(chains).hasSize(1);
        return chains.getFirst();
    }

    @Test
    void chains_that_are_added_through_guice_are_rules_by_key_or_class() throws IOException {
        assertThat(throughGuice("""
                        addFilterChain("/login", ANON);
                        addFilterChain("/api/**", Key.get(Lenient.class), Key.get(Corsless.class));
                        addFilterChain("/plugins/**", Key.get(Lenient.class));
                        addFilterChain("/admin/**", AUTHC, config(ROLES, "admin"));
                        """).rules().stream().map(ShiroChainsTest::told))
                .containsExactly(
                        "/login open",
                        "/api/** authenticated",
                        "/plugins/** open",
                        "/admin/** authenticated+role admin");
    }

    @Test
    void a_chain_behind_a_property_holds_as_the_property_says() throws IOException {
        assertThat(throughGuice("if (isOn()) { addFilterChain(\"/**\", AUTHC); }")
                        .rules()
                        .getFirst()
                        .when())
                .isEqualTo(new Fact.Condition.Property("shop.doors", "true", true));
    }
}
