package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules under profiles, properties and flags, and machinery that a project replaces.
class SecurityConditionsTest {
    @TempDir
    private Path root;

    private SecuredShop shop() {
        return new SecuredShop(root);
    }

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

        assertThat(shop.may("GET /orders")).isEqualTo("public (as shipped)");
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
}
