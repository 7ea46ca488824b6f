package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.Fact;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Several chains, older adapters, what no rule matches, and what no chain sees.
class SecurityChainsTest {
    @TempDir
    private Path root;

    private SecuredShop shop() {
        return new SecuredShop(root);
    }

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
}
