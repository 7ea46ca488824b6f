package dev.lintel.read.limits;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.read.Fact;
import dev.lintel.read.Target;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RateLimitsTest {
    @TempDir
    Path folder;

    private Target target;

    @BeforeEach
    void write() {
        target = new Target(folder);
    }

    private List<Fact.Limited> limits() throws IOException {
        return target.facts(Fact.Limited.class, new RateLimits());
    }

    @Test
    void an_annotated_method_is_limited() throws IOException {
        target.java("Login", """
                import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
                class Login { @RateLimiter(name = "login") public void login() {} public void other() {} }
                """);

        assertThat(limits()).singleElement().satisfies(limit -> {
            assertThat(limit.by()).isEqualTo("Resilience4j @RateLimiter");
            assertThat(limit.methods()).extracting(each -> each.name()).containsExactly("login");
        });
    }

    private static final String OWN = "public @interface AccessLimit { int perMinute(); }";
    private static final String USE = "class Login { @AccessLimit(perMinute = 5) public void login() {} }";
    private static final String ASPECT = """
            import org.aspectj.lang.annotation.*;
            import org.springframework.data.redis.core.StringRedisTemplate;
            @Aspect class LimitAspect {
                private StringRedisTemplate redis;
                @Before("@annotation(limit)") public void check(AccessLimit limit) {
                    Long count = redis.opsForValue().increment("calls");
                    if (count > limit.perMinute()) { %s }
                }
            }
            """;

    @Test
    void an_own_annotation_limits_when_an_aspect_counts_and_rejects() throws IOException {
        target.java("AccessLimit", OWN)
                .java("Login", USE)
                .java("LimitAspect", ASPECT.formatted("throw new IllegalStateException(\"slow down\");"));

        assertThat(limits()).extracting(Fact.Limited::by).containsExactly("@AccessLimit by LimitAspect");
    }

    @Test
    void an_own_annotation_that_nobody_enforces_limits_nothing() throws IOException {
        target.java("AccessLimit", OWN).java("Login", USE);
        assertThat(limits()).isEmpty();

        target.java("LimitAspect", ASPECT.formatted("System.out.println(count);"));
        assertThat(limits()).isEmpty();
    }

    private static final String INTERCEPTOR = """
            import jakarta.servlet.http.*;
            import org.springframework.web.servlet.HandlerInterceptor;
            public class Gate implements HandlerInterceptor {
                private final io.github.bucket4j.Bucket bucket = null;
                public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
                    if (bucket.tryConsume(1)) { return true; }
                    response.setStatus(429);
                    return false;
                }
            }
            """;

    @Test
    void an_interceptor_limits_the_paths_that_it_is_registered_for() throws IOException {
        target.java("Gate", INTERCEPTOR).java("Config", """
                import org.springframework.web.servlet.config.annotation.*;
                class Config implements WebMvcConfigurer {
                    public void addInterceptors(InterceptorRegistry registry) {
                        registry.addInterceptor(new Gate()).addPathPatterns("/api/auth/**");
                    }
                }
                """);

        assertThat(limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.paths()).containsExactly("/api/auth/**"));
    }

    @Test
    void an_interceptor_of_unknown_reach_counts_for_everything() throws IOException {
        target.java("Gate", INTERCEPTOR);

        assertThat(limits()).singleElement().satisfies(limit -> {
            assertThat(limit.paths()).isEmpty();
            assertThat(limit.methods()).isEmpty();
        });
    }

    @Test
    void a_filter_limits_the_url_patterns_of_its_registration() throws IOException {
        target.java("Throttle", """
                import jakarta.servlet.*;
                import jakarta.servlet.http.*;
                public class Throttle extends org.springframework.web.filter.OncePerRequestFilter {
                    private com.google.common.util.concurrent.RateLimiter limiter;
                    protected void doFilterInternal(HttpServletRequest q, HttpServletResponse r, FilterChain c) throws java.io.IOException, ServletException {
                        if (!limiter.tryAcquire()) { r.sendError(429); return; }
                        c.doFilter(q, r);
                    }
                }
                """).java("Config", """
                import org.springframework.boot.web.servlet.FilterRegistrationBean;
                class Config {
                    FilterRegistrationBean<Throttle> throttle() {
                        FilterRegistrationBean<Throttle> bean = new FilterRegistrationBean<>();
                        bean.setFilter(new Throttle());
                        bean.addUrlPatterns("/open/*");
                        return bean;
                    }
                }
                """);

        assertThat(limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.paths()).containsExactly("/open/**"));
    }

    @Test
    void a_filter_that_rejects_without_counting_is_no_limit() throws IOException {
        target.java("KeyFilter", """
                import jakarta.servlet.*;
                import jakarta.servlet.http.*;
                public class KeyFilter extends org.springframework.web.filter.OncePerRequestFilter {
                    protected void doFilterInternal(HttpServletRequest q, HttpServletResponse r, FilterChain c) throws java.io.IOException, ServletException {
                        if (q.getHeader("key") == null) { r.sendError(401); return; }
                        c.doFilter(q, r);
                    }
                }
                """);

        assertThat(limits()).isEmpty();
    }

    @Test
    void nginx_limits_the_location_that_asks_for_it() throws IOException {
        target.file("deploy/nginx.conf", """
                http {
                  limit_req_zone $binary_remote_addr zone=login:10m rate=5r/m;
                  server {
                    location /static { root /www; }
                    location /api/auth/ { limit_req zone=login burst=3; proxy_pass http://app; }
                    # limit_req zone=login;
                  }
                }
                """.replace("{ limit_req", "{\n limit_req"));

        assertThat(limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.paths()).containsExactly("/api/auth/**"));
    }

    @Test
    void an_ingress_annotation_limits_everything() throws IOException {
        target.file(
                "deploy/ingress.yaml", "metadata:\n  annotations:\n    nginx.ingress.kubernetes.io/limit-rps: \"5\"\n");

        assertThat(limits()).extracting(Fact.Limited::by).containsExactly("ingress annotation limit-rps");
    }

    @Test
    void settings_of_guard_limit_however_their_keys_are_split() throws IOException {
        target.file("src/main/resources/application.yaml", """
                server.port: 8080
                lintel:
                  guard:
                    client:
                      trusted-proxies: 10.0.0.0/8
                    limits:
                      per-address: 20/s burst 40
                """)
                .file("src/main/resources/application-prod.yaml", "lintel.guard.limits:\n  policy: file:limits.yaml\n")
                .file("src/main/resources/application-qa.properties", "lintel.guard.limits.per-user=300/min\n");

        assertThat(limits())
                .extracting(limit -> limit.by() + " " + limit.at().line())
                .containsExactlyInAnyOrder("Lintel guard 7", "Lintel guard 2", "Lintel guard 1");
    }

    @Test
    void guard_that_only_reports_or_has_no_limit_limits_nothing() throws IOException {
        target.file("src/main/resources/application.yaml", """
                lintel.guard:
                  limits:
                    per-address: 20/s
                    report-only: true
                """)
                .file("src/main/resources/application-a.yaml", "lintel.guard.login.enabled: true\n")
                .file(
                        "src/main/resources/application-b.yaml",
                        "lintel.guard.limits:\n  # per-user: 3/s\n  store: redis\n");

        assertThat(limits()).isEmpty();
    }

    @Test
    void a_guarded_login_is_limited() throws IOException {
        target.java("Login", """
                import dev.lintel.guard.GuardLogin;
                class Login { @GuardLogin(account = "email") public void login() {} }
                """);

        assertThat(limits())
                .singleElement()
                .satisfies(limit -> assertThat(limit.by()).isEqualTo("Lintel guard @GuardLogin"));
    }
}
