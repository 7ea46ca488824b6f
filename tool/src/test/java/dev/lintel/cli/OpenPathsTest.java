package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may call what behind a filter of the target's own that lets some paths through and refuses the rest.
class OpenPathsTest {
    private static final String IMPORTS = """
            import jakarta.servlet.*; import jakarta.servlet.http.*; import java.io.IOException; import java.util.*;
            import org.springframework.beans.factory.annotation.Value; import org.springframework.stereotype.Component;
            import org.springframework.util.AntPathMatcher; import org.springframework.web.filter.OncePerRequestFilter;
            """;

    private Mapped backend;

    @BeforeEach
    void a_backend(@TempDir Path root) throws IOException {
        backend = new Mapped(root)
                .with("org.springframework.boot:spring-boot-starter-web:3.3.4")
                .boot()
                .java("Orders", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController class Orders {
                          @GetMapping("/orders/{id}") String one(@PathVariable long id) { return ""; }
                          @GetMapping("/public/prices") String prices() { return ""; }
                          @PostMapping("/login") String login() { return ""; }
                        }
                        """);
    }

    /// @param members of the class, before the filter's own method
    /// @param first what the method does first, with `uri` at hand
    private List<String> behind(String members, String first) throws IOException {
        return backend.java("Gate", IMPORTS + """
                        @Component public class Gate extends OncePerRequestFilter {
                          %s
                          @Override protected void doFilterInternal(
                              HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                              throws ServletException, IOException {
                            String uri = request.getRequestURI();
                            %s
                            if (request.getHeader("Authorization") == null) { response.sendError(401); return; }
                            chain.doFilter(request, response);
                          }
                        }
                        """.formatted(members, first)).lines();
    }

    private static String letsThrough(String condition) {
        return "if (" + condition + ") { chain.doFilter(request, response); return; }";
    }

    private static final String[] OPEN = {
        "GET /orders/{id} | authenticated", "GET /public/prices | public", "POST /login | public"
    };
    private static final String[] UNKNOWN = {
        "GET /orders/{id} | unknown", "GET /public/prices | unknown", "POST /login | unknown"
    };

    @Test
    void a_filter_without_open_paths_asks_everyone() throws IOException {
        assertThat(behind("", ""))
                .containsExactlyInAnyOrder(
                        "GET /orders/{id} | authenticated",
                        "GET /public/prices | authenticated",
                        "POST /login | authenticated");
    }

    @Test
    void paths_of_a_list_in_the_code_are_public() throws IOException {
        assertThat(behind(
                        "private static final Set<String> OPEN = Set.of(\"/login\", \"/public/prices\");",
                        letsThrough("OPEN.contains(uri)")))
                .containsExactlyInAnyOrder(OPEN);
    }

    @Test
    void paths_that_begin_so_are_public() throws IOException {
        assertThat(behind("", letsThrough("uri.startsWith(\"/public\") || \"/login\".equals(uri)")))
                .containsExactlyInAnyOrder(OPEN);
    }

    @Test
    void patterns_in_a_loop_or_a_stream_are_matched() throws IOException {
        String list = "private static final String[] OPEN = {\"/login\", \"/public/**\"};"
                + " private final AntPathMatcher matcher = new AntPathMatcher();";
        assertThat(behind(list, "for (String each : OPEN) { " + letsThrough("matcher.match(each, uri)") + " }"))
                .containsExactlyInAnyOrder(OPEN);
        assertThat(behind(list, letsThrough("Arrays.stream(OPEN).anyMatch(each -> matcher.match(each, uri))")))
                .containsExactlyInAnyOrder(OPEN);
    }

    @Test
    void a_predicate_of_the_filters_own_is_read() throws IOException {
        assertThat(behind("""
                        private boolean isOpen(HttpServletRequest asked) {
                          String path = asked.getServletPath();
                          for (String each : List.of("/login", "/public")) {
                            if (path.startsWith(each)) { return true; }
                          }
                          return false;
                        }
                        """, letsThrough("isOpen(request)"))).containsExactlyInAnyOrder(OPEN);
    }

    @Test
    void a_filter_that_does_not_filter_a_path_leaves_it_open() throws IOException {
        assertThat(behind("""
                        private static final List<String> OPEN = Arrays.asList("/login", "/public/prices");
                        @Override protected boolean shouldNotFilter(HttpServletRequest request) {
                          return OPEN.stream().anyMatch(request.getRequestURI()::startsWith);
                        }
                        """, "")).containsExactlyInAnyOrder(OPEN);
    }

    @Test
    void a_list_of_the_settings_is_read_with_its_default() throws IOException {
        String list = "@Value(\"${gate.open:/login,/public/prices}\") private List<String> open;";
        assertThat(behind(list, letsThrough("open.contains(uri)"))).containsExactlyInAnyOrder(OPEN);
        backend.file("src/main/resources/application.properties", "gate.open=/login\n");
        assertThat(behind(list, letsThrough("open.contains(uri)")))
                .contains("GET /public/prices | authenticated", "POST /login | public");
    }

    @Test
    void the_context_path_stands_before_what_a_request_says() throws IOException {
        backend.file("src/main/resources/application.properties", "server.servlet.context-path=/shop\n");
        assertThat(behind("", letsThrough("uri.equals(\"/login\") || uri.equals(\"/shop/public/prices\")")))
                .containsExactlyInAnyOrder(
                        "GET /shop/orders/{id} | authenticated",
                        "GET /shop/public/prices | public",
                        "POST /shop/login | authenticated");
    }

    @Test
    void a_list_that_cannot_be_read_makes_access_unknown() throws IOException {
        assertThat(behind("private List<String> open;", letsThrough("open.contains(uri)")))
                .containsExactlyInAnyOrder(UNKNOWN);
        assertThat(behind("@Value(\"${gate.open}\") private List<String> open;", letsThrough("open.contains(uri)")))
                .containsExactlyInAnyOrder(UNKNOWN);
    }

    @Test
    void paths_that_a_filter_does_not_look_at_are_not_open_on_purpose() throws IOException {
        assertThat(behind("", letsThrough("!uri.startsWith(\"/orders\")")))
                .containsExactlyInAnyOrder(
                        "GET /orders/{id} | authenticated",
                        "GET /public/prices | public (no security)",
                        "POST /login | public (no security)");
    }
}
