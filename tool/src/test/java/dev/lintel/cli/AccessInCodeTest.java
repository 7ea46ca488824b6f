package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what, where the code that decides is written in one of the less usual ways.
class AccessInCodeTest {
    private Mapped backend;

    @BeforeEach
    void an_empty_folder(@TempDir Path root) {
        backend = new Mapped(root);
    }

    private Mapped resources(String filter) throws IOException {
        return backend.java("Rest", """
                        import jakarta.ws.rs.*; import jakarta.ws.rs.core.Application;
                        @ApplicationPath("/api") public class Rest extends Application { }
                        """).java("Gate", """
                        import jakarta.ws.rs.container.*; import jakarta.ws.rs.core.*; import jakarta.ws.rs.ext.Provider;
                        import java.util.*;
                        @Provider public class Gate implements ContainerRequestFilter {
                          private static final List<String> OPEN = List.of("login", "/prices");
                          public void filter(ContainerRequestContext request) {
                            String path = request.getUriInfo().getPath();
                            %s
                            String token = request.getHeaderString(HttpHeaders.AUTHORIZATION);
                            if (token == null || token.length() != 40) {
                              request.abortWith(Response.status(401).build());
                            }
                          }
                        }
                        """.formatted(filter)).java("Shop", """
                        import jakarta.ws.rs.*;
                        @Path("/") public class Shop {
                          @GET @Path("orders") public String orders() { return ""; }
                          @GET @Path("prices/now") public String prices() { return ""; }
                          @POST @Path("login") public String login() { return ""; }
                        }
                        """);
    }

    @Test
    void a_path_below_the_application_that_a_filter_names_is_open() throws IOException {
        assertThat(resources("if (path.equals(\"login\")) { return; }").lines())
                .containsExactly(
                        "GET /api/orders | authenticated",
                        "GET /api/prices/now | authenticated",
                        "POST /api/login | public");
    }

    @Test
    void a_slash_before_such_a_path_makes_no_difference() throws IOException {
        assertThat(resources("for (String open : OPEN) { if (path.startsWith(open)) { return; } }")
                        .lines())
                .containsExactly(
                        "GET /api/orders | authenticated", "GET /api/prices/now | public", "POST /api/login | public");
    }

    private Mapped secured(String rules) throws IOException {
        return backend.boot()
                .with(
                        "org.springframework.boot:spring-boot-starter-web:3.4.0",
                        "org.springframework.boot:spring-boot-starter-security:3.4.0")
                .java("Doors", """
                        import org.springframework.context.annotation.*;
                        import org.springframework.security.config.annotation.method.configuration.EnableMethodSecurity;
                        import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                        import org.springframework.security.web.SecurityFilterChain;
                        @Configuration @EnableMethodSecurity public class Doors {
                          @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(a -> a%s.anyRequest().authenticated()).build();
                          }
                        }
                        """.formatted(rules));
    }

    @Test
    void a_matcher_that_is_a_lambda_over_the_path_is_read() throws IOException {
        secured(".requestMatchers(r -> r.getServletPath().startsWith(\"/open\") && !\"DELETE\".equals(r.getMethod()))"
                        + ".permitAll()")
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          @GetMapping("/open/prices") String prices() { return ""; }
                          @DeleteMapping("/open/prices") String clear() { return ""; }
                          @GetMapping("/orders") String orders() { return ""; }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /open/prices | public",
                        "DELETE /open/prices | authenticated",
                        "GET /orders | authenticated");
    }

    @Test
    void a_lambda_that_asks_something_else_leaves_access_unknown() throws IOException {
        secured(".requestMatchers(r -> r.getHeader(\"X-Inside\") != null).permitAll()")
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop { @GetMapping("/orders") String orders() { return ""; } }
                        """);
        assertThat(backend.lines()).containsExactly("GET /orders | unknown");
    }

    @Test
    void what_stands_on_a_class_above_holds_for_the_methods_of_the_one_below() throws IOException {
        secured("").java("Desk", """
                        import org.springframework.security.access.prepost.PreAuthorize;
                        import org.springframework.web.bind.annotation.*;
                        @PreAuthorize("hasRole('CLERK')") public abstract class Desk {
                          @GetMapping("/desk") public String desk() { return ""; }
                        }
                        """).java("Shop", """
                        import org.springframework.security.access.prepost.PreAuthorize;
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop extends Desk {
                          @GetMapping("/orders") public String orders() { return ""; }
                          @PreAuthorize("permitAll()") @GetMapping("/prices") public String prices() { return ""; }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactlyInAnyOrder(
                        "GET /desk | role CLERK", "GET /orders | role CLERK", "GET /prices | authenticated");
    }

    @Test
    void an_annotation_of_the_projects_own_fills_the_expression_that_it_carries() throws IOException {
        secured("").java("Needs", """
                        import java.lang.annotation.*; import org.springframework.security.access.prepost.PreAuthorize;
                        @Retention(RetentionPolicy.RUNTIME) @PreAuthorize("hasAnyRole({roles})")
                        public @interface Needs { String[] roles(); }
                        """).java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          @Needs(roles = {"'CLERK'", "'BOSS'"}) @GetMapping("/orders") String orders() { return ""; }
                        }
                        """);
        assertThat(backend.lines()).containsExactly("GET /orders | role BOSS|CLERK");
    }

    @Test
    void quarkus_refuses_the_other_methods_of_a_path_whose_permission_names_some() throws IOException {
        backend.with("io.quarkus:quarkus-rest:3.8.0", "io.quarkus:quarkus-oidc:3.8.0")
                .file("src/main/resources/application.properties", """
                        quarkus.http.auth.permission.all.paths=/shop/*
                        quarkus.http.auth.permission.all.policy=authenticated
                        quarkus.http.auth.permission.open.paths=/shop/prices
                        quarkus.http.auth.permission.open.policy=permit
                        quarkus.http.auth.permission.open.methods=GET
                        """)
                .java("Shop", """
                        import jakarta.ws.rs.*;
                        @Path("/shop") public class Shop {
                          @GET @Path("orders") public String orders() { return ""; }
                          @GET @Path("prices") public String prices() { return ""; }
                          @POST @Path("prices") public void add(String price) { }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /shop/orders | authenticated", "GET /shop/prices | public", "POST /shop/prices | denied");
    }

    @Test
    void a_filter_that_answers_an_error_and_hands_the_request_on_guards_nothing() throws IOException {
        backend.boot()
                .with("org.springframework.boot:spring-boot-starter-web:3.3.0")
                .java("Gate", """
                        import jakarta.servlet.*; import jakarta.servlet.http.*; import java.io.IOException;
                        import org.springframework.stereotype.Component;
                        import org.springframework.web.filter.OncePerRequestFilter;
                        @Component public class Gate extends OncePerRequestFilter {
                          @Override protected void doFilterInternal(
                              HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                              throws IOException, ServletException {
                            if (request.getHeader("Authorization") == null) { response.sendError(401); }
                            chain.doFilter(request, response);
                          }
                        }
                        """)
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop { @GetMapping("/orders") String orders() { return ""; } }
                        """);
        assertThat(backend.lines()).containsExactly("GET /orders | public (no security)");
    }

    @Test
    void a_rule_on_the_service_that_a_handler_calls_first_is_asked_of_its_callers() throws IOException {
        secured(".requestMatchers(\"/**\").permitAll()").java("Orders", """
                        import org.springframework.security.access.prepost.PreAuthorize;
                        import org.springframework.stereotype.Service;
                        @Service public class Orders {
                          @PreAuthorize("hasRole('CLERK')") public String all() { return ""; }
                          public String own() { return all(); }
                          public void note(String text) { }
                        }
                        """).java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          private final Orders orders;
                          Shop(Orders orders) { this.orders = orders; }
                          @GetMapping("/orders") String orders() { orders.note("asked"); return orders.all(); }
                          @GetMapping("/own") String own() { return orders.own(); }
                          @GetMapping("/some") String some(boolean all) { if (all) { return orders.all(); } return ""; }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /orders | role CLERK",
                        "GET /own | public (by omission)",
                        "GET /some | public (by omission)");
    }

    @Test
    void an_application_that_leaves_boots_own_security_out_asks_nobody() throws IOException {
        backend.with(
                        "org.springframework.boot:spring-boot-starter-web:3.3.0",
                        "org.springframework.boot:spring-boot-starter-security:3.3.0")
                .java("App", """
                        import org.springframework.boot.autoconfigure.SpringBootApplication;
                        import org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration;
                        @SpringBootApplication(exclude = {SecurityAutoConfiguration.class}) public class App {
                          public static void main(String[] a) { }
                        }
                        """)
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop { @GetMapping("/orders") String orders() { return ""; } }
                        """);
        assertThat(backend.lines()).containsExactly("GET /orders | public (by omission)");
    }

    @Test
    void a_setting_leaves_it_out_as_well() throws IOException {
        backend.boot()
                .with(
                        "org.springframework.boot:spring-boot-starter-web:3.3.0",
                        "org.springframework.boot:spring-boot-starter-security:3.3.0")
                .file("src/main/resources/application.yml", """
                        spring:
                          autoconfigure:
                            exclude:
                              - org.springframework.boot.autoconfigure.security.servlet.SecurityAutoConfiguration
                        """)
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop { @GetMapping("/orders") String orders() { return ""; } }
                        """);
        assertThat(backend.lines()).containsExactly("GET /orders | public (by omission)");
    }

    @Test
    void a_resource_server_of_the_older_library_is_a_chain() throws IOException {
        backend.boot()
                .with(
                        "org.springframework.boot:spring-boot-starter-web:2.3.0",
                        "org.springframework.security.oauth.boot:spring-security-oauth2-autoconfigure:2.3.0")
                .java("Resources", """
                        import org.springframework.context.annotation.Configuration;
                        import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                        import org.springframework.security.oauth2.config.annotation.web.configuration.*;
                        @Configuration @EnableResourceServer
                        public class Resources extends ResourceServerConfigurerAdapter {
                          @Override public void configure(HttpSecurity http) throws Exception {
                            http.authorizeRequests().antMatchers("/prices").permitAll().anyRequest().authenticated();
                          }
                        }
                        """)
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          @GetMapping("/prices") String prices() { return ""; }
                          @GetMapping("/orders") String orders() { return ""; }
                        }
                        """);
        assertThat(backend.lines()).containsExactly("GET /prices | public", "GET /orders | authenticated");
    }

    private Mapped annotatedFilter(String onMain) throws IOException {
        return backend.with("org.springframework.boot:spring-boot-starter-web:3.3.0")
                .java("App", """
                        import org.springframework.boot.autoconfigure.SpringBootApplication;
                        import org.springframework.boot.web.servlet.ServletComponentScan;
                        @SpringBootApplication %s public class App { public static void main(String[] a) { } }
                        """.formatted(onMain))
                .java("Gate", """
                        import jakarta.servlet.*; import jakarta.servlet.annotation.WebFilter;
                        import jakarta.servlet.http.*; import java.io.IOException;
                        @WebFilter(urlPatterns = "/*") public class Gate implements Filter {
                          public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
                              throws IOException, ServletException {
                            if (((HttpServletRequest) request).getSession().getAttribute("user") == null) {
                              ((HttpServletResponse) response).sendError(401);
                              return;
                            }
                            chain.doFilter(request, response);
                          }
                        }
                        """)
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop { @GetMapping("/orders") String orders() { return ""; } }
                        """);
    }

    @Test
    void an_annotated_filter_that_boot_looks_for_guards_its_paths() throws IOException {
        assertThat(annotatedFilter("@ServletComponentScan").lines()).containsExactly("GET /orders | authenticated");
    }

    @Test
    void an_annotated_filter_that_nobody_looks_for_guards_nothing() throws IOException {
        assertThat(annotatedFilter("").lines()).containsExactly("GET /orders | public (no security)");
    }

    @Test
    void a_fetcher_behind_an_open_path_may_ask_for_the_caller_itself() throws IOException {
        assertThat(backend.java("Security", """
                        import org.springframework.context.annotation.*;
                        import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                        import org.springframework.security.web.SecurityFilterChain;
                        @Configuration public class Security {
                          @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            return http.authorizeHttpRequests(r -> r.requestMatchers("/graphql").permitAll()
                                .anyRequest().authenticated()).build();
                          }
                        }
                        """)
                        .java("Me", """
                        import java.util.Optional;
                        import org.springframework.security.core.context.SecurityContextHolder;
                        public class Me {
                          public static Optional<String> currentUser() {
                            return Optional.ofNullable(SecurityContextHolder.getContext().getAuthentication()).map(a -> a.getName());
                          }
                        }
                        """)
                        .java("Songs", """
                        import java.util.Optional;
                        import org.springframework.graphql.data.method.annotation.*;
                        import org.springframework.stereotype.Controller;
                        @Controller public class Songs {
                          @QueryMapping String song(@Argument String id) {
                            return find(id, Me.currentUser().orElse("")).orElseThrow();
                          }
                          @MutationMapping String rename(@Argument String id) {
                            String user = Me.currentUser().orElseThrow(IllegalStateException::new);
                            return find(id, user).orElseThrow();
                          }
                          private Optional<String> find(String id, String user) { return Optional.of(id + user); }
                        }
                        """)
                        .lines())
                .containsExactlyInAnyOrder("QUERY Query.song | public", "MUTATION Mutation.rename | authenticated");
    }
}
