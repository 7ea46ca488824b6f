package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what, as frameworks beside Spring Security are told.
class FrameworkAccessTest {
    private Mapped backend;

    @BeforeEach
    void an_empty_folder(@TempDir Path root) {
        backend = new Mapped(root);
    }

    private Mapped saToken(String configuration) throws IOException {
        return backend.boot()
                .with("org.springframework.boot:spring-boot-starter-web:3.3.0")
                .java("Doors", """
                        import cn.dev33.satoken.filter.SaServletFilter;
                        import cn.dev33.satoken.interceptor.SaInterceptor;
                        import cn.dev33.satoken.router.SaRouter;
                        import cn.dev33.satoken.stp.StpUtil;
                        import java.util.*;
                        import org.springframework.context.annotation.*;
                        import org.springframework.web.servlet.config.annotation.*;
                        @Configuration public class Doors implements WebMvcConfigurer { %s }
                        """.formatted(configuration))
                .java("Shop", """
                        import cn.dev33.satoken.annotation.*;
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          @PostMapping("/login") String login() { return ""; }
                          @GetMapping("/orders") String orders() { return ""; }
                          @GetMapping("/admin/users") String users() { return ""; }
                          @SaIgnore @GetMapping("/prices") String prices() { return ""; }
                          @SaCheckPermission("stock:read") @GetMapping("/stock") String stock() { return ""; }
                        }
                        """);
    }

    @Test
    void an_interceptor_of_sa_token_asks_what_its_routes_say() throws IOException {
        assertThat(saToken("""
                public void addInterceptors(InterceptorRegistry registry) {
                  registry.addInterceptor(new SaInterceptor(handle -> {
                    SaRouter.match("/**").notMatch("/login").check(r -> StpUtil.checkLogin());
                    SaRouter.match("/admin/**", r -> StpUtil.checkRoleOr("admin", "owner"));
                  })).addPathPatterns("/**");
                }
                """).lines())
                .containsExactly(
                        "POST /login | public",
                        "GET /orders | authenticated",
                        "GET /admin/users | role admin|owner",
                        "GET /prices | public",
                        "GET /stock | role stock:read");
    }

    @Test
    void paths_that_are_left_out_where_it_is_registered_are_public_on_purpose() throws IOException {
        assertThat(saToken("""
                public void addInterceptors(InterceptorRegistry registry) {
                  List<String> open = new ArrayList<>();
                  open.add("/login");
                  registry.addInterceptor(new SaInterceptor(handle -> StpUtil.checkLogin()))
                      .addPathPatterns("/**").excludePathPatterns(open);
                }
                """).lines())
                .contains("POST /login | public", "GET /orders | authenticated", "GET /prices | public");
    }

    @Test
    void a_filter_of_sa_token_does_not_see_what_a_handler_lets_off() throws IOException {
        assertThat(saToken("""
                @Bean SaServletFilter doors() {
                  return new SaServletFilter().addInclude("/**").addExclude("/login")
                      .setAuth(request -> {
                        SaRouter.match("/prices").stop();
                        SaRouter.match("/**", () -> StpUtil.checkLogin());
                      })
                      .setError(problem -> problem.getMessage());
                }
                """).lines())
                .contains(
                        "POST /login | public",
                        "GET /orders | authenticated",
                        "GET /prices | public",
                        "GET /stock | role stock:read");
    }

    @Test
    void a_check_that_depends_on_more_than_the_path_leaves_access_unknown() throws IOException {
        assertThat(saToken("""
                boolean open;
                public void addInterceptors(InterceptorRegistry registry) {
                  registry.addInterceptor(new SaInterceptor(handle -> {
                    if (!open) { StpUtil.checkLogin(); }
                  })).addPathPatterns("/**");
                }
                """).lines()).contains("GET /orders | unknown");
    }

    @Test
    void a_name_binding_ties_a_filter_to_the_methods_that_carry_it() throws IOException {
        backend.java("Rest", """
                        import jakarta.ws.rs.*; import jakarta.ws.rs.core.Application;
                        @ApplicationPath("/api") public class Rest extends Application { }
                        """)
                .java("Guarded", """
                        import jakarta.ws.rs.NameBinding; import java.lang.annotation.*;
                        @NameBinding @Retention(RetentionPolicy.RUNTIME) public @interface Guarded { }
                        """)
                .java("Gate", """
                        import jakarta.ws.rs.container.*; import jakarta.ws.rs.core.*; import jakarta.ws.rs.ext.Provider;
                        @Guarded @Provider public class Gate implements ContainerRequestFilter {
                          public void filter(ContainerRequestContext request) {
                            String token = request.getHeaderString(HttpHeaders.AUTHORIZATION);
                            if (token == null || !Tokens.isValid(token)) {
                              request.abortWith(Response.status(Response.Status.UNAUTHORIZED).build());
                            }
                          }
                        }
                        """)
                .java("Tokens", """
                        public class Tokens { static boolean isValid(String token) { return token.length() == 40; } }
                        """)
                .java("Orders", """
                        import jakarta.ws.rs.*;
                        @Path("orders") public class Orders {
                          @GET public String all() { return ""; }
                          @POST @Guarded public void add(String order) { }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly("GET /api/orders | public (no security)", "POST /api/orders | authenticated");
    }

    @Test
    void constraints_of_a_deployment_descriptor_are_asked_by_the_container() throws IOException {
        backend.java("Orders", """
                        import jakarta.ws.rs.*;
                        @Path("orders") public class Orders {
                          @GET public String all() { return ""; }
                          @GET @Path("open/prices") public String prices() { return ""; }
                          @GET @Path("closed") public String closed() { return ""; }
                        }
                        """).java("Rest", """
                        import jakarta.ws.rs.*; import jakarta.ws.rs.core.Application;
                        @ApplicationPath("/api") public class Rest extends Application { }
                        """).file("src/main/webapp/WEB-INF/web.xml", """
                        <web-app xmlns="https://jakarta.ee/xml/ns/jakartaee">
                          <security-constraint>
                            <web-resource-collection><url-pattern>/api/*</url-pattern></web-resource-collection>
                            <auth-constraint><role-name>clerk</role-name></auth-constraint>
                          </security-constraint>
                          <security-constraint>
                            <web-resource-collection><url-pattern>/api/orders/open/*</url-pattern>
                            </web-resource-collection>
                          </security-constraint>
                          <security-constraint>
                            <web-resource-collection><url-pattern>/api/orders/closed</url-pattern>
                            </web-resource-collection>
                            <auth-constraint/>
                          </security-constraint>
                          <login-config><auth-method>BASIC</auth-method></login-config>
                        </web-app>
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /api/orders | role clerk",
                        "GET /api/orders/open/prices | public",
                        "GET /api/orders/closed | denied");
    }

    @Test
    void dropwizard_asks_for_a_login_where_the_caller_is_a_parameter() throws IOException {
        backend.java("App", """
                        import io.dropwizard.auth.AuthDynamicFeature; import io.dropwizard.core.setup.Environment;
                        public class App {
                          void run(Environment environment) {
                            environment.jersey().register(new AuthDynamicFeature(Object.class));
                          }
                        }
                        """).java("Orders", """
                        import io.dropwizard.auth.Auth; import jakarta.annotation.security.*; import jakarta.ws.rs.*;
                        import java.util.Optional;
                        @Path("/orders") public class Orders {
                          @GET public String all() { return ""; }
                          @POST public void add(@Auth User user, String order) { }
                          @GET @Path("mine") public String mine(@Auth Optional<User> user) { return ""; }
                          @PUT @PermitAll public void put(String order) { }
                          @DELETE @RolesAllowed("boss") public void clear() { }
                        }
                        """).java("User", "public class User { }");
        assertThat(backend.lines())
                .containsExactly(
                        "GET /orders | public (no security)",
                        "POST /orders | authenticated",
                        "GET /orders/mine | public (no security)",
                        "PUT /orders | authenticated",
                        "DELETE /orders | role boss");
    }

    @Test
    void quarkus_annotations_override_that_of_their_class() throws IOException {
        backend.with("io.quarkus:quarkus-rest:3.15.0").java("Fruits", """
                        import io.quarkus.security.*; import jakarta.annotation.security.*; import jakarta.ws.rs.*;
                        @Path("/fruits") @Authenticated public class Fruits {
                          @GET public String all() { return ""; }
                          @GET @PermitAll @Path("open") public String open() { return ""; }
                          @POST @PermissionsAllowed("fruit:write") public void add(String fruit) { }
                          @DELETE @RolesAllowed("**") public void clear() { }
                        }
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "GET /fruits | authenticated",
                        "GET /fruits/open | public",
                        "POST /fruits | role fruit:write",
                        "DELETE /fruits | authenticated");
    }

    @Test
    void quarkus_denies_resources_without_annotations_where_it_is_told_so() throws IOException {
        backend.with("io.quarkus:quarkus-rest:3.15.0").java("Fruits", """
                        import io.quarkus.security.*; import jakarta.annotation.security.*; import jakarta.ws.rs.*;
                        @Path("/fruits") public class Fruits {
                          @GET @PermitAll public String all() { return ""; }
                          @POST public void add(String fruit) { }
                        }
                        """);
        assertThat(backend.lines()).containsExactly("GET /fruits | public", "POST /fruits | public (no security)");
        String properties = "src/main/resources/application.properties";
        backend.file(properties, "quarkus.security.jaxrs.default-roles-allowed=boss\n");
        assertThat(backend.lines()).containsExactly("GET /fruits | public", "POST /fruits | role boss");
        backend.file(properties, "quarkus.security.jaxrs.deny-unannotated-endpoints=true\n");
        assertThat(backend.lines()).containsExactly("GET /fruits | public", "POST /fruits | denied");
    }

    @Test
    void vaadins_base_class_is_configured_like_the_older_adapter() throws IOException {
        backend.boot()
                .with("org.springframework.boot:spring-boot-starter-security:3.3.1")
                .java("Doors", """
                        import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                        @org.springframework.context.annotation.Configuration
                        public class Doors extends com.vaadin.flow.spring.security.VaadinWebSecurity {
                          @Override protected void configure(HttpSecurity http) throws Exception {
                            http.authorizeHttpRequests(rules -> rules.requestMatchers("/news/**").permitAll());
                            super.configure(http);
                          }
                        }
                        """)
                .java("Pages", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Pages {
                          @GetMapping("/news/today") String today() { return ""; }
                          @GetMapping("/orders") String orders() { return ""; }
                        }
                        """);
        assertThat(backend.lines()).contains("GET /news/today | public", "GET /orders | authenticated");
    }

    private Mapped servlets() throws IOException {
        return backend.java("Admin", """
                import javax.servlet.annotation.WebServlet; import javax.servlet.http.*;
                @WebServlet("/admin/users") public class Admin extends HttpServlet {
                  protected void doGet(HttpServletRequest request, HttpServletResponse response) { }
                }
                """).java("Prices", """
                import javax.servlet.annotation.WebServlet; import javax.servlet.http.*;
                @WebServlet("/prices") public class Prices extends HttpServlet {
                  protected void doGet(HttpServletRequest request, HttpServletResponse response) { }
                }
                """);
    }

    @Test
    void the_urls_of_shiros_ini_file_are_rules() throws IOException {
        servlets().file("src/main/resources/shiro.ini", """
                [users]
                root = secret, admin
                [urls]
                # comment = authc
                /prices = anon
                /admin/** = authc, roles[admin]
                """);
        assertThat(backend.lines()).containsExactly("GET /admin/users | role admin", "GET /prices | public");
    }

    @Test
    void shiros_chains_in_a_bean_definition_are_rules() throws IOException {
        servlets().file("src/main/resources/shiro.xml", """
                <beans xmlns="http://www.springframework.org/schema/beans">
                  <bean id="shiroFilter" class="org.apache.shiro.spring.web.ShiroFilterFactoryBean">
                    <property name="loginUrl" value="/login"/>
                    <property name="filterChainDefinitions"><value>
                        /prices = anon
                        /** = user
                    </value></property>
                  </bean>
                </beans>
                """);
        assertThat(backend.lines()).containsExactly("GET /admin/users | authenticated", "GET /prices | public");
    }

    private Mapped behindInterceptor(String question) throws IOException {
        return backend.boot()
                .java("Config", """
                        import org.springframework.context.annotation.Configuration;
                        import org.springframework.web.servlet.config.annotation.*;
                        @Configuration public class Config implements WebMvcConfigurer {
                          public void addInterceptors(InterceptorRegistry registry) {
                            registry.addInterceptor(new Gate()).addPathPatterns("/**");
                          }
                        }
                        """)
                .java("LoginRequired", "public @interface LoginRequired { }")
                .java("PassToken", "public @interface PassToken { }")
                .java("Gate", """
                        import jakarta.servlet.http.*; import java.lang.reflect.Method;
                        import org.springframework.web.method.HandlerMethod;
                        import org.springframework.web.servlet.HandlerInterceptor;
                        public class Gate implements HandlerInterceptor {
                          public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                            if (!(handler instanceof HandlerMethod)) { return true; }
                            HandlerMethod handlerMethod = (HandlerMethod) handler;
                            Method method = handlerMethod.getMethod();
                            %s
                            String token = request.getHeader("token");
                            if (token == null) {
                              response.setStatus(401);
                              return false;
                            }
                            return true;
                          }
                        }
                        """.formatted(question))
                .java("Orders", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Orders {
                          @GetMapping("/orders") String orders() { return ""; }
                          @LoginRequired @GetMapping("/mine") String mine() { return ""; }
                          @PassToken @PostMapping("/login") String login() { return ""; }
                        }
                        """);
    }

    @Test
    void an_interceptor_that_looks_for_an_annotation_guards_the_handlers_that_carry_it() throws IOException {
        assertThat(behindInterceptor("""
                        LoginRequired required = method.getAnnotation(LoginRequired.class);
                        if (required == null) { return true; }
                        """).lines())
                .containsExactly(
                        "GET /orders | public (no security)",
                        "GET /mine | authenticated",
                        "POST /login | public (no security)");
    }

    @Test
    void an_annotation_that_ends_the_question_takes_the_guard_off() throws IOException {
        assertThat(behindInterceptor("if (method.isAnnotationPresent(PassToken.class)) { return true; }")
                        .lines())
                .containsExactly("GET /orders | authenticated", "GET /mine | authenticated", "POST /login | public");
    }

    @Test
    void the_question_may_stand_on_the_class_or_be_turned_around() throws IOException {
        assertThat(behindInterceptor("""
                        boolean required = handlerMethod.hasMethodAnnotation(LoginRequired.class)
                            || handlerMethod.getBeanType().isAnnotationPresent(LoginRequired.class);
                        if (!required) { return true; }
                        """).lines())
                .contains("GET /orders | public (no security)", "GET /mine | authenticated");
    }

    @Test
    void interceptors_that_stand_in_bean_definitions_are_guards_for_their_paths() throws IOException {
        backend.java("Gate", """
                        import javax.servlet.http.*;
                        import org.springframework.web.servlet.handler.HandlerInterceptorAdapter;
                        public class Gate extends HandlerInterceptorAdapter {
                          public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
                              throws Exception {
                            if (request.getSession().getAttribute("user") == null) {
                              response.sendRedirect("/login");
                              return false;
                            }
                            return true;
                          }
                        }
                        """).java("Shop", """
                        import org.springframework.stereotype.Controller; import org.springframework.web.bind.annotation.*;
                        @Controller public class Shop {
                          @RequestMapping(value = "/login", method = RequestMethod.POST) String login() { return ""; }
                          @RequestMapping(value = "/orders/mine", method = RequestMethod.GET) String mine() { return ""; }
                          @RequestMapping(value = "/orders/prices", method = RequestMethod.GET) String prices() {
                            return "";
                          }
                        }
                        """).file("src/main/resources/spring-mvc.xml", """
                        <?xml version="1.0" encoding="UTF-8"?>
                        <beans xmlns="http://www.springframework.org/schema/beans"
                            xmlns:mvc="http://www.springframework.org/schema/mvc">
                          <bean id="gate" class="shop.Gate"/>
                          <mvc:interceptors>
                            <mvc:interceptor>
                              <mvc:mapping path="/orders/**"/>
                              <mvc:exclude-mapping path="/orders/prices"/>
                              <ref bean="gate"/>
                            </mvc:interceptor>
                          </mvc:interceptors>
                        </beans>
                        """);
        assertThat(backend.lines())
                .containsExactly(
                        "POST /login | public (no security)",
                        "GET /orders/mine | authenticated",
                        "GET /orders/prices | public (no security)");
    }

    @Test
    void a_path_whose_end_is_not_known_leaves_only_what_is_below_its_start_in_doubt() throws IOException {
        backend.boot()
                .with("org.springframework.boot:spring-boot-starter-security:3.3.0")
                .java("Doors", """
                        import java.util.Set; import org.springframework.context.annotation.*;
                        import org.springframework.security.config.annotation.web.builders.HttpSecurity;
                        import org.springframework.security.web.SecurityFilterChain;
                        @Configuration public class Doors {
                          private Set<String> providers;
                          @Bean SecurityFilterChain chain(HttpSecurity http) throws Exception {
                            http.authorizeHttpRequests(rules -> {
                              providers.forEach(each -> rules.requestMatchers("/login/" + each).permitAll());
                              rules.anyRequest().authenticated();
                            });
                            return http.build();
                          }
                        }
                        """)
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          @GetMapping("/orders") String orders() { return ""; }
                          @GetMapping("/login/github") String login() { return ""; }
                        }
                        """);
        assertThat(backend.lines()).containsExactly("GET /orders | authenticated", "GET /login/github | unknown");
    }
}
