package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import dev.lintel.read.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SpringSecurityTest {
    @TempDir
    private Path root;

    private SecuredShop shop() {
        return new SecuredShop(root);
    }

    // ---- how the DSL is written

    @Test
    void the_lambda_style() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(auth -> auth
                        .requestMatchers("/login", "/docs/**").permitAll()
                        .requestMatchers(HttpMethod.POST, "/orders").hasRole("BUYER")
                        .anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("POST /login")).isEqualTo("public");
        assertThat(shop.may("GET /docs/{page}")).isEqualTo("public");
        assertThat(shop.may("POST /orders")).isEqualTo("role BUYER");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
        assertThat(shop.access("POST /orders").at().line()).isEqualTo(31);
    }

    @Test
    void the_chained_style_with_and() throws IOException {
        SecuredShop shop = shop().adapter("""
                http.csrf().disable().cors().and()
                        .authorizeRequests()
                        .antMatchers("/admin/**").hasAuthority("ROLE_ADMIN")
                        .antMatchers(HttpMethod.GET, "/orders/**").permitAll()
                        .anyRequest().authenticated()
                        .and().httpBasic();""");

        assertThat(shop.may("GET /admin/users")).isEqualTo("role ADMIN");
        assertThat(shop.may("GET /orders/{id}")).isEqualTo("public");
        assertThat(shop.may("PUT /orders/{id}")).isEqualTo("authenticated");
    }

    @Test
    void a_lambda_with_a_block_and_statements() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(auth -> {
                    auth.requestMatchers("/a").denyAll();
                    auth.anyRequest().permitAll();
                });
                return http.build();""");

        assertThat(shop.may("GET /a")).isEqualTo("denied");
        assertThat(shop.may("GET /b")).isEqualTo("public (by omission)");
    }

    @Test
    void rules_in_a_helper_method() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    open(http);
                    http.authorizeHttpRequests(auth -> auth.anyRequest().authenticated());
                    return http.build();
                }
                private void open(HttpSecurity http) throws Exception {
                    http.authorizeHttpRequests(auth -> auth.requestMatchers("/open").permitAll());
                }""");

        assertThat(shop.may("GET /open")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void rules_behind_a_method_reference() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(this::rules).build();
                }
                private void rules(AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry auth) {
                    auth.requestMatchers("/open").permitAll().anyRequest().hasRole("USER");
                }""");

        assertThat(shop.may("GET /open")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("role USER");
    }

    @Test
    void a_registry_in_a_local_variable() throws IOException {
        SecuredShop shop = shop().adapter("""
                var registry = http.authorizeRequests();
                registry.antMatchers("/open").permitAll();
                registry.antMatchers(HttpMethod.OPTIONS).permitAll();
                registry.anyRequest().authenticated();""");

        assertThat(shop.may("GET /open")).isEqualTo("public");
        assertThat(shop.may("OPTIONS /orders")).startsWith("public");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void a_customizer_that_somebody_else_wrote_is_no_reason_to_call_it_open() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityFilterChain chain(HttpSecurity http, Customizer<AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry> rules) throws Exception {
                    return http.authorizeHttpRequests(rules).build();
                }""");

        assertThat(shop.access("GET /orders")).isInstanceOf(Access.Unknown.class);
    }

    // ---- where the paths come from

    @Test
    void constants_and_concatenations() throws IOException {
        SecuredShop shop = shop().configuration("""
                private static final String BASE = "/api";
                private static final String[] OPEN = {BASE + "/login", "/docs/**"};
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(OPEN).permitAll()
                        .requestMatchers(BASE + "/admin/**").hasRole("ADMIN").anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("POST /api/login")).isEqualTo("public");
        assertThat(shop.may("GET /api/admin/x")).isEqualTo("role ADMIN");
        assertThat(shop.may("GET /api/orders")).isEqualTo("authenticated");
    }

    @Test
    void a_local_array() throws IOException {
        SecuredShop shop = shop().chain("""
                String[] open = {"/a", "/b/**"};
                http.authorizeHttpRequests(a -> a.requestMatchers(open).permitAll().anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("GET /b/c")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void an_instance_field_with_an_initialiser() throws IOException {
        SecuredShop shop = shop().configuration("""
                private final String[] open = new String[] {"/a"};
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(open).permitAll().anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("GET /a")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_method_that_gives_an_array() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(open()).permitAll().anyRequest().authenticated()).build();
                }
                private String[] open() { return new String[] {"/a", "/b"}; }""");

        assertThat(shop.may("GET /b")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_list_of_constants_as_an_array() throws IOException {
        SecuredShop shop = shop().configuration("""
                private static final List<String> OPEN = List.of("/a", "/b");
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.requestMatchers(OPEN.toArray(new String[0])).permitAll().anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("GET /b")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_loop_over_a_constant_list() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> {
                    for (String path : List.of("/a", "/b/**")) {
                        a.requestMatchers(path).permitAll();
                    }
                    a.anyRequest().authenticated();
                });
                return http.build();""");

        assertThat(shop.may("GET /b/c")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_loop_over_a_configured_list() throws IOException {
        SecuredShop shop = shop().java("OpenPaths", """
                        @ConfigurationProperties(prefix = "shop.security") public class OpenPaths {
                            private List<String> openUrls = new ArrayList<>();
                            public List<String> getOpenUrls() { return openUrls; }
                        }""")
                .properties("shop.security.open-urls[0]=/a\nshop.security.openUrls[1]=/b/**\n")
                .configuration("""
                        @Autowired private OpenPaths paths;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            var registry = http.authorizeRequests();
                            for (String url : paths.getOpenUrls()) {
                                registry.antMatchers(url).permitAll();
                            }
                            registry.anyRequest().authenticated();
                            return http.build();
                        }""");

        assertThat(shop.may("GET /b/c")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void a_lambda_over_a_configured_list() throws IOException {
        SecuredShop shop = shop().properties("open=/a,/b\n").configuration("""
                @Value("${open:}") private List<String> open;
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> {
                        open.forEach(url -> a.requestMatchers(url).permitAll());
                        a.anyRequest().authenticated();
                    }).build();
                }""");

        assertThat(shop.may("GET /b")).isEqualTo("public");
        assertThat(shop.may("GET /c")).isEqualTo("authenticated");
    }

    @Test
    void paths_from_a_service_make_unknown_what_they_might_open_and_nothing_else() throws IOException {
        SecuredShop shop = shop().java("Paths", "public interface Paths { List<String> load(); }")
                .configuration("""
                @Autowired private Paths paths;
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> {
                        a.requestMatchers("/admin/**").hasRole("ADMIN");
                        for (String url : paths.load()) {
                            a.requestMatchers(url).permitAll();
                        }
                        a.anyRequest().authenticated();
                    }).build();
                }""");

        assertThat(shop.may("GET /admin/x")).isEqualTo("role ADMIN");
        assertThat(shop.access("GET /orders")).isInstanceOfAny(Access.Unknown.class, Access.FromData.class);
    }

    @Test
    void paths_gathered_from_an_annotation_on_handlers() throws IOException {
        SecuredShop shop = shop().java("Open", "@interface Open {}")
                .java("Orders", "class Orders { @Open void get() {} void other() {} }")
                .java("OpenUrls", """
                        final class OpenUrls {
                            static Set<String> of(RequestMappingHandlerMapping mapping) {
                                Set<String> urls = new HashSet<>();
                                mapping.getHandlerMethods().forEach((info, method) -> {
                                    if (method.getMethodAnnotation(Open.class) != null) {
                                        urls.addAll(info.getPatternsCondition().getPatterns());
                                    }
                                });
                                return urls;
                            }
                        }""")
                .configuration("""
                        @Bean SecurityFilterChain chain(HttpSecurity http, RequestMappingHandlerMapping mapping) throws Exception {
                            Set<String> urls = OpenUrls.of(mapping);
                            http.authorizeRequests().antMatchers(urls.toArray(new String[0])).permitAll().anyRequest().authenticated();
                            return http.build();
                        }""");

        assertThat(shop.may("GET /orders")).isEqualTo("public");
    }

    @Test
    void handlers_without_the_gathered_annotation_stay_closed() throws IOException {
        SecuredShop shop = shop().java("Open", "@interface Open {}")
                .java("Orders", "class Orders { void get() {} @Open void other() {} }")
                .java("OpenUrls", """
                        class OpenUrls {
                            private final List<String> urls = new ArrayList<>();
                            OpenUrls(RequestMappingHandlerMapping mapping) {
                                mapping.getHandlerMethods().forEach((info, method) -> {
                                    if (method.hasMethodAnnotation(Open.class)) {
                                        urls.addAll(info.getPatternsCondition().getPatterns());
                                    }
                                });
                            }
                            public List<String> getUrls() { return urls; }
                        }""")
                .configuration("""
                        @Autowired private OpenUrls open;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(requests -> {
                                open.getUrls().forEach(url -> requests.requestMatchers(url).permitAll());
                                requests.anyRequest().authenticated();
                            }).build();
                        }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    // ---- matchers

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

    // ---- decisions

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

    // ---- chains

    @Test
    void chains_in_their_order() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean @Order(2) SecurityFilterChain pages(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();
                }
                @Bean @Order(1) SecurityFilterChain api(HttpSecurity http) throws Exception {
                    return http.securityMatcher("/api/**").authorizeHttpRequests(a -> a.anyRequest().hasRole("API")).build();
                }""");

        assertThat(shop.may("GET /api/orders")).isEqualTo("role API");
        assertThat(shop.may("GET /pages")).isEqualTo("public (by omission)");
    }

    @Test
    void the_older_ways_to_say_what_a_chain_is_for() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean @Order(1) SecurityFilterChain one(HttpSecurity http) throws Exception {
                    return http.antMatcher("/one/**").authorizeRequests().anyRequest().hasRole("ONE").and().build();
                }
                @Bean @Order(2) SecurityFilterChain two(HttpSecurity http) throws Exception {
                    return http.requestMatchers().antMatchers("/two/**", "/zwei/**").and().authorizeRequests().anyRequest().hasRole("TWO").and().build();
                }
                @Bean @Order(3) SecurityFilterChain three(HttpSecurity http) throws Exception {
                    return http.requestMatchers(m -> m.antMatchers("/three/**")).authorizeRequests(a -> a.anyRequest().hasRole("THREE")).build();
                }
                @Bean @Order(4) SecurityFilterChain rest(HttpSecurity http) throws Exception {
                    return http.authorizeRequests().anyRequest().denyAll().and().build();
                }""");

        assertThat(shop.may("GET /one/a")).isEqualTo("role ONE");
        assertThat(shop.may("GET /zwei/a")).isEqualTo("role TWO");
        assertThat(shop.may("GET /three/a")).isEqualTo("role THREE");
        assertThat(shop.may("GET /four")).isEqualTo("denied");
    }

    @Test
    void several_matchers_of_a_chain_in_a_lambda() throws IOException {
        SecuredShop shop = shop().chain("""
                http.securityMatchers(m -> m.requestMatchers("/a/**", "/b/**"))
                    .authorizeHttpRequests(a -> a.anyRequest().authenticated());
                return http.build();""");

        assertThat(shop.may("GET /b/x")).isEqualTo("authenticated");
        assertThat(shop.may("GET /c")).isEqualTo("public (by omission)");
    }

    @Test
    void what_no_rule_matches_is_denied_by_the_newer_and_open_in_the_older_dsl() throws IOException {
        assertThat(new SecuredShop(root.resolve("new")).chain("""
                http.authorizeHttpRequests(a -> a.requestMatchers("/a").permitAll());
                return http.build();""").may("GET /b"))
                .isEqualTo("denied");
        assertThat(new SecuredShop(root.resolve("old")).chain("""
                http.authorizeRequests(a -> a.antMatchers("/a").authenticated());
                return http.build();""").may("GET /b"))
                .isEqualTo("public (by omission)");
    }

    @Test
    void a_chain_without_any_rule_lets_everyone_in() throws IOException {
        SecuredShop shop =
                shop().chain("http.csrf(c -> c.disable()).httpBasic(Customizer.withDefaults());\nreturn http.build();");

        assertThat(shop.may("GET /orders")).isEqualTo("public (by omission)");
    }

    @Test
    void an_adapter_that_configures_nothing_asks_for_a_login() throws IOException {
        SecuredShop shop = shop().java(
                        "SecurityConfig",
                        "@EnableWebSecurity class SecurityConfig extends WebSecurityConfigurerAdapter {}");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void an_adapter_that_inherits_its_rules() throws IOException {
        SecuredShop shop = shop().java("BaseSecurity", """
                abstract class BaseSecurity extends WebSecurityConfigurerAdapter {
                    @Override protected void configure(HttpSecurity http) throws Exception {
                        http.authorizeRequests().antMatchers("/open").permitAll().anyRequest().hasRole("BASE");
                    }
                }""")
                .java("SecurityConfig", "@EnableWebSecurity class SecurityConfig extends BaseSecurity {}");

        assertThat(shop.may("GET /open")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("role BASE");
        assertThat(shop.facts())
                .filteredOn(Fact.SecurityChain.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_method_that_helps_to_build_a_chain_is_no_chain() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return closed(http);
                }
                private SecurityFilterChain closed(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
        assertThat(shop.facts())
                .filteredOn(Fact.SecurityChain.class::isInstance)
                .hasSize(1);
    }

    @Test
    void an_adapter_that_calls_its_parent_asks_for_a_login() throws IOException {
        SecuredShop shop = shop().adapter("super.configure(http);\nhttp.csrf().disable();");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void ignored_paths() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean WebSecurityCustomizer ignore() { return web -> web.ignoring().requestMatchers("/static/**", "/probe"); }
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
                }""");

        assertThat(shop.may("GET /probe")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void ignored_paths_of_the_older_adapter() throws IOException {
        SecuredShop shop = shop().java("SecurityConfig", """
                @EnableWebSecurity class SecurityConfig extends WebSecurityConfigurerAdapter {
                    @Override public void configure(WebSecurity web) { web.ignoring().antMatchers("/probe").antMatchers(HttpMethod.GET, "/img/**"); }
                    @Override protected void configure(HttpSecurity http) throws Exception { http.authorizeRequests().anyRequest().authenticated(); }
                }""");

        assertThat(shop.may("GET /probe")).isEqualTo("public");
        assertThat(shop.may("GET /img/a")).isEqualTo("public");
        assertThat(shop.may("POST /img/a")).isEqualTo("authenticated");
    }

    @Test
    void a_login_page_that_is_permitted() throws IOException {
        SecuredShop shop = shop().chain("""
                http.authorizeHttpRequests(a -> a.anyRequest().authenticated())
                    .formLogin(f -> f.loginPage("/signin").permitAll())
                    .logout(l -> l.logoutUrl("/bye").permitAll());
                return http.build();""");

        assertThat(shop.may("GET /signin")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void a_login_page_of_the_chained_style() throws IOException {
        SecuredShop shop = shop().adapter("""
                http.authorizeRequests().anyRequest().authenticated()
                    .and().formLogin().loginPage("/signin").permitAll()
                    .and().logout().permitAll();""");

        assertThat(shop.may("GET /signin")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void the_session_of_a_chain() throws IOException {
        SecuredShop shop = shop().chain("""
                http.csrf(AbstractHttpConfigurer::disable).httpBasic(Customizer.withDefaults())
                    .oauth2ResourceServer(o -> o.jwt(Customizer.withDefaults()))
                    .sessionManagement(s -> s.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                    .authorizeHttpRequests(a -> a.anyRequest().authenticated());
                return http.build();""");

        Fact.Session session = shop.facts().stream()
                .filter(Fact.SecurityChain.class::isInstance)
                .map(fact -> ((Fact.SecurityChain) fact).session())
                .findFirst()
                .orElseThrow();
        assertThat(session.stateless()).isTrue();
        assertThat(session.csrf()).isEqualTo("OFF");
        assertThat(session.mechanisms()).isEqualTo(Set.of("httpBasic", "oauth2ResourceServer"));
    }

    // ---- under conditions

    @Test
    void a_property_switches_configurations() throws IOException {
        SecuredShop shop = shop().properties("shop.security.enabled=false\n")
                .java("Closed", """
                        @Configuration @ConditionalOnProperty(name = "shop.security.enabled", havingValue = "true", matchIfMissing = true)
                        class Closed { @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build(); } }""")
                .java("Opened", """
                        @Configuration @ConditionalOnProperty(prefix = "shop.security", name = "enabled", havingValue = "false")
                        class Opened { @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(a -> a.anyRequest().permitAll()).build(); } }""");

        assertThat(shop.may("GET /orders")).isEqualTo("public (by omission)");
    }

    @Test
    void a_missing_property_takes_its_default() throws IOException {
        SecuredShop shop = shop().java("Closed", """
                        @Configuration @ConditionalOnProperty(name = "shop.security.enabled", matchIfMissing = true)
                        class Closed { @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build(); } }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void a_flag_in_the_code() throws IOException {
        SecuredShop shop = shop().properties("secure=true\n").configuration("""
                @Value("${secure:false}") private boolean secure;
                @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                    if (secure) {
                        http.authorizeHttpRequests(a -> a.anyRequest().authenticated());
                    } else {
                        http.authorizeHttpRequests(a -> a.anyRequest().permitAll());
                    }
                    return http.build();
                }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void a_profile_for_developers_does_not_open_what_is_deployed() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean @Profile("!dev") SecurityFilterChain closed(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
                }
                @Bean @Profile("dev") SecurityFilterChain opened(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();
                }""").properties("spring.profiles.active=dev\n");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    // ---- WebFlux

    @Test
    void the_reactive_dsl() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityWebFilterChain chain(ServerHttpSecurity http) {
                    return http.authorizeExchange(e -> e
                            .pathMatchers(HttpMethod.GET, "/orders/**").permitAll()
                            .pathMatchers("/admin/**").hasRole("ADMIN")
                            .anyExchange().authenticated()).build();
                }""");

        assertThat(shop.may("GET /orders/{id}")).isEqualTo("public");
        assertThat(shop.may("POST /orders")).isEqualTo("authenticated");
        assertThat(shop.may("GET /admin/x")).isEqualTo("role ADMIN");
    }

    @Test
    void the_chained_reactive_dsl() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean SecurityWebFilterChain chain(ServerHttpSecurity http) {
                    return http.csrf().disable().authorizeExchange()
                            .pathMatchers("/open").permitAll().anyExchange().hasAuthority("X").and().build();
                }""");

        assertThat(shop.may("GET /open")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("role X");
    }

    // ---- filters that decide

    @Test
    void an_interceptor_with_permissions_from_the_database() throws IOException {
        SecuredShop shop = shop().java("DatabaseInterceptor", """
                        class DatabaseInterceptor extends org.springframework.security.access.intercept.AbstractSecurityInterceptor
                                implements javax.servlet.Filter {
                            public Class<?> getSecureObjectClass() { return Object.class; }
                            public org.springframework.security.access.SecurityMetadataSource obtainSecurityMetadataSource() { return null; }
                        }""").configuration("""
                        @Autowired private DatabaseInterceptor interceptor;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            http.authorizeRequests().antMatchers("/login").permitAll().anyRequest().authenticated()
                                .and().addFilterBefore(interceptor, org.springframework.security.web.access.intercept.FilterSecurityInterceptor.class);
                            return http.build();
                        }""");

        assertThat(shop.may("POST /login")).isEqualTo("public");
        assertThat(shop.access("GET /orders"))
                .isInstanceOfSatisfying(
                        Access.FromData.class,
                        data -> assertThat(data.authenticated()).isTrue());
    }

    @Test
    void a_filter_that_reads_tokens_decides_nothing() throws IOException {
        SecuredShop shop = shop().java(
                        "TokenFilter",
                        "class TokenFilter extends org.springframework.web.filter.OncePerRequestFilter { }")
                .chain("""
                        http.addFilterBefore(new TokenFilter(), org.springframework.security.web.authentication.UsernamePasswordAuthenticationFilter.class);
                        http.authorizeHttpRequests(a -> a.anyRequest().authenticated());
                        return http.build();""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    // ---- further conditions and replaced machinery

    @Test
    void profile_expressions() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean @Profile("prod & (eu | us)") SecurityFilterChain closed(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().hasRole("EU")).build();
                }
                @Bean @Profile("!prod") SecurityFilterChain other(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().hasRole("OTHER")).build();
                }""").properties("spring.profiles.active=prod,us\n");

        assertThat(shop.may("GET /orders")).isEqualTo("role EU");
    }

    @Test
    void a_flag_of_a_properties_class() throws IOException {
        SecuredShop shop = shop().java("Flags", """
                        @ConfigurationProperties("shop.flags") public class Flags {
                            private boolean closed = true;
                            public boolean isClosed() { return closed; }
                        }""").configuration("""
                        @Autowired private Flags flags;
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            if (!flags.isClosed()) {
                                return http.authorizeHttpRequests(a -> a.anyRequest().permitAll()).build();
                            }
                            return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
                        }""");

        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void conditions_of_the_class_around_hold_too() throws IOException {
        SecuredShop shop = shop().properties("outer=false\n").java("Outer", """
                @Configuration @ConditionalOnProperty("outer") class Outer {
                    @Configuration static class Inner {
                        @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
                        }
                    }
                }""");

        assertThat(shop.may("GET /orders")).isEqualTo("public (no security)");
    }

    @Test
    void a_condition_of_the_projects_own_leaves_the_question_open() throws IOException {
        SecuredShop shop = shop().java("OnMoon", "@Conditional(MoonCondition.class) @interface OnMoon {}")
                .java("MoonCondition", "abstract class MoonCondition implements Condition {}")
                .configuration("""
                        @Bean @Order(1) @OnMoon SecurityFilterChain reports(HttpSecurity http) throws Exception {
                            return http.securityMatcher("/reports").authorizeHttpRequests(a -> a.requestMatchers("/reports").permitAll()).build();
                        }
                        @Bean @Order(2) SecurityFilterChain rest(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(a -> a.anyRequest().authenticated()).build();
                        }""");

        assertThat(shop.access("GET /reports")).isInstanceOf(Access.Unknown.class);
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void an_interceptor_whose_source_of_rules_is_replaced() throws IOException {
        SecuredShop shop = shop().adapter("""
                        http.authorizeRequests().anyRequest().authenticated()
                            .withObjectPostProcessor(new org.springframework.security.config.annotation.ObjectPostProcessor<org.springframework.security.web.access.intercept.FilterSecurityInterceptor>() {
                                public <O extends org.springframework.security.web.access.intercept.FilterSecurityInterceptor> O postProcess(O interceptor) {
                                    interceptor.setSecurityMetadataSource(null);
                                    return interceptor;
                                }
                            });""");

        assertThat(shop.access("GET /orders"))
                .isInstanceOfSatisfying(
                        Access.FromData.class,
                        data -> assertThat(data.authenticated()).isTrue());
    }

    @Test
    void a_configurer_of_the_projects_own() throws IOException {
        SecuredShop shop = shop().java("ApiRules", """
                        class ApiRules extends AbstractHttpConfigurer<ApiRules, HttpSecurity> {
                            @Override public void init(HttpSecurity http) throws Exception {
                                http.authorizeHttpRequests(a -> a.requestMatchers("/api/**").hasRole("API"));
                            }
                        }""").chain("""
                        http.with(new ApiRules(), Customizer.withDefaults());
                        http.authorizeHttpRequests(a -> a.anyRequest().authenticated());
                        return http.build();""");

        assertThat(shop.may("GET /api/x")).isEqualTo("role API");
        assertThat(shop.may("GET /orders")).isEqualTo("authenticated");
    }

    @Test
    void the_chain_of_an_authorization_server_is_for_its_own_paths() throws IOException {
        SecuredShop shop = shop().configuration("""
                @Bean @Order(1) SecurityFilterChain server(HttpSecurity http) throws Exception {
                    org.springframework.security.oauth2.server.authorization.config.annotation.web.configuration.OAuth2AuthorizationServerConfiguration.applyDefaultSecurity(http);
                    return http.build();
                }
                @Bean @Order(2) SecurityFilterChain rest(HttpSecurity http) throws Exception {
                    return http.authorizeHttpRequests(a -> a.anyRequest().hasRole("USER")).build();
                }""");

        assertThat(shop.may("GET /orders")).isEqualTo("role USER");
    }

    // ---- outside of Java

    @Test
    void rules_in_xml() throws IOException {
        SecuredShop shop = shop().xml("""
                <beans:beans xmlns="http://www.springframework.org/schema/security" xmlns:beans="http://www.springframework.org/schema/beans">
                  <global-method-security pre-post-annotations="enabled"/>
                  <http pattern="/static/**" security="none"/>
                  <http create-session="stateless">
                    <intercept-url pattern="/admin/**" access="hasRole('ADMIN')"/>
                    <intercept-url pattern="/orders" method="GET" access="permitAll"/>
                    <intercept-url pattern="/**" access="isFullyAuthenticated()"/>
                    <http-basic/><csrf disabled="true"/>
                  </http>
                </beans:beans>""");

        assertThat(shop.may("GET /static/a.css")).isEqualTo("public");
        assertThat(shop.may("GET /admin/x")).isEqualTo("role ADMIN");
        assertThat(shop.may("GET /orders")).isEqualTo("public");
        assertThat(shop.may("POST /orders")).isEqualTo("authenticated");
        assertThat(shop.access("POST /orders").at().line()).isEqualTo(7);
    }

    @Test
    void rules_in_xml_without_expressions() throws IOException {
        SecuredShop shop = shop().xml("""
                <b:beans xmlns:b="http://www.springframework.org/schema/beans" xmlns:security="http://www.springframework.org/schema/security">
                  <security:http use-expressions="false">
                    <security:intercept-url pattern="/login*" access="IS_AUTHENTICATED_ANONYMOUSLY"/>
                    <security:intercept-url pattern="/**" access="ROLE_USER,ROLE_ADMIN"/>
                  </security:http>
                </b:beans>""");

        assertThat(shop.may("GET /login")).isEqualTo("public");
        assertThat(shop.may("GET /orders")).isEqualTo("role ADMIN|USER");
    }

    @Test
    void permissions_of_quarkus() throws IOException {
        SecuredShop shop = shop().properties("""
                quarkus.http.auth.policy.staff.roles-allowed=clerk,boss
                quarkus.http.auth.permission.all.paths=/api/*
                quarkus.http.auth.permission.all.policy=authenticated
                quarkus.http.auth.permission.admin.paths=/api/admin/*
                quarkus.http.auth.permission.admin.policy=staff
                quarkus.http.auth.permission.open.paths=/api/version
                quarkus.http.auth.permission.open.policy=permit
                """);

        assertThat(shop.may("GET /api/orders")).isEqualTo("authenticated");
        assertThat(shop.may("GET /api/admin/users")).isEqualTo("role boss|clerk");
        assertThat(shop.may("GET /api/version")).isEqualTo("public");
        assertThat(shop.may("GET /elsewhere")).isEqualTo("public (by omission)");
    }
}
