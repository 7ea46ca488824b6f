package dev.lintel.read.security;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.graph.Access;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How the DSL of Spring Security is written by those who use it: servlet and reactive, chained and with lambdas.
class SecurityDslTest {
    @TempDir
    private Path root;

    private SecuredShop shop() {
        return new SecuredShop(root);
    }

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
}
