package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Before which paths an interceptor stands that asks for a login.
class InterceptorPathsTest {
    private Mapped backend;

    @BeforeEach
    void an_empty_folder(@TempDir Path root) {
        backend = new Mapped(root);
    }

    /// @param registered what is chained onto the registration, or statements that use `registration`
    private Mapped guarded(String registered, String settings) throws IOException {
        return backend.boot()
                .with("org.springframework.boot:spring-boot-starter-web:3.3.0")
                .file("src/main/resources/application.yml", settings)
                .java("Tokens", """
                        class Tokens { static boolean valid(String token) { return token.length() > 30; } }
                        """)
                .java("Door", """
                        import jakarta.servlet.http.*;
                        import org.springframework.stereotype.Component;
                        import org.springframework.web.servlet.HandlerInterceptor;
                        @Component public class Door implements HandlerInterceptor {
                          @Override public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object to) {
                            String token = request.getHeader("Authorization");
                            if (token == null || !Tokens.valid(token)) { response.setStatus(401); return false; }
                            return true;
                          }
                        }
                        """)
                .java("Open", """
                        import java.util.*;
                        import org.springframework.boot.context.properties.ConfigurationProperties;
                        import org.springframework.stereotype.Component;
                        @Component @ConfigurationProperties(prefix = "door") public class Open {
                          private List<String> openPaths = new ArrayList<>();
                          public List<String> getOpenPaths() { return openPaths; }
                          public void setOpenPaths(List<String> paths) { openPaths = paths; }
                        }
                        """)
                .java("Web", """
                        import java.util.*;
                        import org.springframework.beans.factory.annotation.Value;
                        import org.springframework.context.annotation.Configuration;
                        import org.springframework.web.servlet.config.annotation.*;
                        @Configuration public class Web implements WebMvcConfigurer {
                          private final Door door;
                          private final Open open;
                          @Value("${door.free}") private String[] free;
                          Web(Door door, Open open) { this.door = door; this.open = open; }
                          @Override public void addInterceptors(InterceptorRegistry registry) {
                            doors(registry);
                          }
                          private void doors(InterceptorRegistry registry) {
                            InterceptorRegistration registration = registry.addInterceptor(door).addPathPatterns("/**");
                            %s
                          }
                        }
                        """.formatted(registered))
                .java("Shop", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Shop {
                          @GetMapping("/orders") String orders() { return ""; }
                          @PostMapping("/login") String login() { return ""; }
                        }
                        """);
    }

    private static final String[] LOGIN_IS_OPEN = {"GET /orders | authenticated", "POST /login | public (no security)"};

    @Test
    void a_field_from_the_configuration_lists_them() throws IOException {
        assertThat(guarded("registration.excludePathPatterns(free);", "door:\n  free: /login,/public/**\n")
                        .lines())
                .containsExactly(LOGIN_IS_OPEN);
    }

    @Test
    void a_class_that_is_filled_from_the_configuration_lists_them() throws IOException {
        assertThat(guarded(
                                "registration.excludePathPatterns(open.getOpenPaths());",
                                "door:\n  open-paths:\n    - /login\n    - /public/**\n")
                        .lines())
                .containsExactly(LOGIN_IS_OPEN);
    }

    @Test
    void a_loop_over_such_a_list_names_them_one_by_one() throws IOException {
        assertThat(guarded(
                                "for (String each : open.getOpenPaths()) { registration.excludePathPatterns(each); }",
                                "door:\n  open-paths: /login\n")
                        .lines())
                .containsExactly(LOGIN_IS_OPEN);
    }

    @Test
    void where_the_paths_cannot_be_read_access_is_unknown_and_not_public() throws IOException {
        assertThat(guarded("registration.excludePathPatterns(System.getenv(\"OPEN\").split(\",\"));", "a: 1\n")
                        .lines())
                .containsExactly("GET /orders | unknown", "POST /login | unknown");
    }
}
