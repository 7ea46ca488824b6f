package dev.lintel.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Headers in which a request says who sends it are a question for the team: once, whoever reads them.
class ClaimedIdentityQuestionTest {
    private static final String WEB = "org.springframework.boot:spring-boot-starter-web:3.4.1";

    @TempDir
    Path root;

    @Test
    void two_handlers_and_a_filter_that_believe_it_are_one_question() throws IOException {
        Mapped backend = new Mapped(root).with(WEB).boot().java("Cart", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Cart {
                            @GetMapping("/cart") String cart(@RequestHeader("X-User-Id") String user) { return user; }
                            @DeleteMapping("/cart") void empty(@RequestHeader("X-User-Id") String user) { }
                        }
                        """).java("Who", """
                        import jakarta.servlet.*;
                        import jakarta.servlet.http.*;
                        import java.io.IOException;
                        import org.springframework.stereotype.Component;
                        import org.springframework.web.filter.OncePerRequestFilter;
                        @Component public class Who extends OncePerRequestFilter {
                            static final String USER = "X-User-Id";
                            static final ThreadLocal<String> CURRENT = new ThreadLocal<>();
                            protected void doFilterInternal(HttpServletRequest q, HttpServletResponse a, FilterChain c)
                                    throws ServletException, IOException {
                                CURRENT.set(q.getHeader(USER));
                                c.doFilter(q, a);
                            }
                        }
                        """);

        assertThat(backend.questions())
                .containsExactly(
                        "Does something in front set X-User-Id and drop what callers send? (GET /cart and 2 more"
                                + " believe it)");
    }

    @Test
    void other_headers_are_no_question() throws IOException {
        Mapped backend = new Mapped(root).with(WEB).boot().java("Cart", """
                        import org.springframework.web.bind.annotation.*;
                        @RestController public class Cart {
                            @GetMapping("/cart") String cart(@RequestHeader("User-Agent") String agent,
                                    @RequestHeader("X-Request-Id") String id, @CookieValue("theme") String theme) {
                                return agent + id + theme;
                            }
                        }
                        """);

        assertThat(backend.questions()).isEmpty();
    }
}
