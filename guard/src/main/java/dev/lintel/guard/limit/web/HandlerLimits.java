package dev.lintel.guard.limit.web;

import dev.lintel.guard.RateLimit;
import dev.lintel.guard.handler.AtHandlers;
import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.Prepared;
import dev.lintel.guard.limit.Verdict;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.Allowance;
import dev.lintel.limits.policy.Routes;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Asks the limit that stands at a handler, [RateLimit].
public final class HandlerLimits implements HandlerInterceptor, WebMvcConfigurer {
    private static final String LEASE = HandlerLimits.class.getName();

    /// Before guard's other interceptors: what is refused costs no look into a database.
    private static final int FIRST = -1000;

    private final Limiter limiter;
    private final Identity identity;
    private final RefusalAnswer answer;
    private final AtHandlers<Written> written = new AtHandlers<>((type, method) ->
            AtHandlers.nearest(RateLimit.class, type, method).map(each -> written(type, method, each)));

    public HandlerLimits(Limiter limiter, Identity identity, RefusalAnswer answer) {
        this.limiter = limiter;
        this.identity = identity;
        this.answer = answer;
    }

    /// Reads the annotations of a handler, for a mistake in one to be found at the start.
    ///
    /// @throws IllegalStateException that names the handler and the mistake
    public void learn(HandlerMethod handler) {
        written.learn(handler);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(FIRST);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Written> limit = written.atFirst(request, handler);
        if (limit.isEmpty()) {
            return true;
        }
        ServletLimitedRequest limited = new ServletLimitedRequest(request, identity);
        Verdict verdict = limiter.check(limit.get().rule(), limited, limit.get().cost());
        RateLimitFields.write(request, response, verdict.standings());
        if (verdict.refusal().isPresent()) {
            answer.write(verdict.refusal().get(), response);
            return false;
        }
        request.setAttribute(LEASE, verdict);
        return true;
    }

    @Override
    public void afterCompletion(
            HttpServletRequest request, HttpServletResponse response, Object handler, @Nullable Exception error) {
        if (request.getAttribute(LEASE) instanceof Verdict verdict) {
            verdict.inFlight().close();
        }
    }

    private static Written written(Class<?> type, Method method, RateLimit limit) {
        boolean own = AnnotatedElementUtils.hasAnnotation(method, RateLimit.class);
        String name = own ? type.getSimpleName() + "." + method.getName() : type.getSimpleName();
        try {
            List<Limit> limits = limit.value().length == 1
                    ? Allowance.read(limit.value()[0])
                    : Arrays.stream(limit.value()).map(LimitText::read).toList();
            Rule rule = new Rule(
                    name,
                    new Subject(limit.by()),
                    Routes.ALL,
                    Map.of(Rule.ANY, limits),
                    limit.concurrent(),
                    limit.report());
            return new Written(Prepared.of(rule), limit.cost());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException(
                    "@RateLimit at " + AtHandlers.name(type, method) + ": " + wrong.getMessage(), wrong);
        }
    }

    private record Written(Prepared rule, long cost) {}
}
