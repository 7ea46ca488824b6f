package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a rule is for, and what it decides.
class RuleMatchersTest {
    @TempDir
    private Path root;

    private SecuredShop shop() {
        return new SecuredShop(root);
    }

    @Test
    void ant_regex_and_mvc_matchers() throws IOException {
        SecuredShop shop = shop().adapter("""
                http.authorizeRequests()
                        .regexMatchers("^/r/[a-z]+$").permitAll()
                        .mvcMatchers("/m").hasRole("M")
                        .antMatchers("/t/*").hasAnyRole("A", "B")
                        .anyRequest().denyAll();""");

        assertThat(shop.may("GET /r/abc")).startsWith("public");
        assertThat(shop.may("GET /m/")).isIn("role M", "denied");
        assertThat(shop.may("GET /t/{x}")).isEqualTo("role A|B");
        assertThat(shop.may("GET /t/{x}/y")).isEqualTo("denied");
    }

    @Test
    void matcher_objects() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> a
                        .requestMatchers(new AntPathRequestMatcher("/a/**", "POST")).hasRole("A")
                        .requestMatchers(AntPathRequestMatcher.antMatcher(HttpMethod.GET, "/b")).permitAll()
                        .requestMatchers(new RegexRequestMatcher("/c/\\\\d+", null)).denyAll()
                        .requestMatchers(new OrRequestMatcher(new AntPathRequestMatcher("/d"), new AntPathRequestMatcher("/e"))).hasRole("D")
                        .requestMatchers(new NegatedRequestMatcher(new AntPathRequestMatcher("/x/**"))).authenticated()
                        .anyRequest().hasRole("X"));
                return http.build();""");

        assertThat(shop.may("POST /a/b")).isEqualTo("role A");
        assertThat(shop.may("GET /b")).isEqualTo("public");
        assertThat(shop.may("GET /c/12")).isEqualTo("denied");
        assertThat(shop.may("GET /e")).isEqualTo("role D");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
        assertThat(shop.may("GET /x/y")).isEqualTo("role X");
    }

    @Test
    void management_and_static_matchers() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> a
                        .requestMatchers(PathRequest.toStaticResources().atCommonLocations()).permitAll()
                        .requestMatchers(EndpointRequest.to("health", "info")).permitAll()
                        .requestMatchers(EndpointRequest.toAnyEndpoint()).hasRole("OPS")
                        .anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("GET /actuator/health")).isEqualTo("public");
        assertThat(shop.may("GET /actuator/env")).isEqualTo("role OPS");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void a_matcher_written_as_a_lambda_is_not_understood_and_says_so() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> a
                        .requestMatchers("/known").permitAll()
                        .requestMatchers(request -> request.getHeader("X-Internal") != null).permitAll()
                        .anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("GET /known")).isEqualTo("public");
        assertThat(shop.access("GET /orders")).isInstanceOf(Access.Unknown.class);
    }

    @Test
    void dispatcher_types_say_nothing_about_requests_from_outside() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> a
                        .dispatcherTypeMatchers(jakarta.servlet.DispatcherType.FORWARD, jakarta.servlet.DispatcherType.ERROR).permitAll()
                        .anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void roles_authorities_and_scopes() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> a
                        .requestMatchers("/a").hasAnyAuthority("ROLE_ADMIN", "order:read")
                        .requestMatchers("/b").hasAuthority("SCOPE_orders")
                        .requestMatchers("/c").fullyAuthenticated()
                        .requestMatchers("/d").anonymous()
                        .requestMatchers("/e").not().hasRole("GUEST")
                        .anyRequest().rememberMe());
                return http.build();""");

        assertThat(shop.may("GET /a")).isEqualTo("role ADMIN|order:read");
        assertThat(shop.may("GET /b")).isEqualTo("role SCOPE_orders");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
        assertThat(shop.may("GET /d")).isEqualTo("public");
        assertThat(shop.may("GET /e")).isEqualTo("expression");
        assertThat(shop.may("GET /x")).isEqualTo("authenticated");
    }

    @Test
    void access_by_expression() throws IOException {
        SecuredShop shop = shop().adapter("""
                http.authorizeRequests()
                        .antMatchers("/a").access("hasRole('ADMIN') and hasIpAddress('10.0.0.0/8')")
                        .antMatchers("/b").access("hasRole('A') or hasAuthority('B')")
                        .antMatchers("/c").access("permitAll")
                        .antMatchers("/d").access("@guard.check(authentication, request)")
                        .anyRequest().access("isAuthenticated()");""");

        assertThat(shop.may("GET /a")).isEqualTo("role ADMIN and expression");
        assertThat(shop.may("GET /b")).isEqualTo("role A|B");
        assertThat(shop.may("GET /c")).isEqualTo("public");
        assertThat(shop.may("GET /d")).contains("guard.check");
        assertThat(shop.may("GET /x")).isEqualTo("authenticated");
    }

    @Test
    void access_by_authorization_managers() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> a
                        .requestMatchers("/a").access(new WebExpressionAuthorizationManager("hasRole('A')"))
                        .requestMatchers("/b").access(AuthorizationManagers.allOf(AuthenticatedAuthorizationManager.fullyAuthenticated(), AuthorityAuthorizationManager.hasAuthority("B")))
                        .requestMatchers("/c").access(AuthorizationManagers.anyOf(AuthorityAuthorizationManager.hasRole("C"), AuthorityAuthorizationManager.hasRole("D")))
                        .requestMatchers("/e").access((authentication, context) -> new AuthorizationDecision(true))
                        .anyRequest().access(AuthorityAuthorizationManager.hasAnyRole("X", "Y")));
                return http.build();""");

        assertThat(shop.may("GET /a")).isEqualTo("role A");
        assertThat(shop.may("GET /b")).isEqualTo("role B");
        assertThat(shop.may("GET /c")).isEqualTo("role C|D");
        assertThat(shop.may("GET /e")).isIn("expression", "unknown", "from data");
        assertThat(shop.may("GET /x")).isEqualTo("role X|Y");
    }

    @Test
    void a_manager_of_the_projects_own_decides_from_data() throws IOException {
        SecuredShop shop = shop().java("Permissions", """
                        class Permissions implements AuthorizationManager<org.springframework.security.web.access.intercept.RequestAuthorizationContext> {
                            public AuthorizationDecision check(java.util.function.Supplier<org.springframework.security.core.Authentication> who,
                                    org.springframework.security.web.access.intercept.RequestAuthorizationContext context) {
                                return new AuthorizationDecision(load().contains(context.getRequest().getRequestURI()));
                            }
                            private List<String> load() { return List.of(); }
                        }""").configuration("""
                        @Autowired private Permissions permissions;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(a -> a.requestMatchers("/login").permitAll()
                                .anyRequest().access(permissions)).build();
                        }""");

        assertThat(shop.may("GET /login")).isEqualTo("public");
        assertThat(shop.access("GET /orders")).isInstanceOf(Access.FromData.class);
    }

    @Test
    void roles_by_constants_and_enums() throws IOException {
        SecuredShop shop = shop().java("Role", "public enum Role { ADMIN, USER }")
                .java(
                        "Authorities",
                        "public final class Authorities { public static final String EDIT = \"order:edit\"; }")
                .chain("""
                http.authorizeHttpRequests(a -> a
                        .requestMatchers("/a").hasRole(Role.ADMIN.name())
                        .requestMatchers("/b").hasAuthority(Authorities.EDIT)
                        .anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("GET /a")).isEqualTo("role ADMIN");
        assertThat(shop.may("GET /b")).isEqualTo("role order:edit");
    }
}
