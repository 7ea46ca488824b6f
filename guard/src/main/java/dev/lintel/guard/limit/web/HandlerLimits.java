package dev.lintel.guard.limit.web;

import dev.lintel.guard.RateLimit;
import dev.lintel.guard.limit.Limiter;
import dev.lintel.guard.limit.Verdict;
import dev.lintel.limits.Limit;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.Allowance;
import dev.lintel.limits.policy.Routes;
import dev.lintel.limits.policy.Rule;
import dev.lintel.limits.policy.Subject;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Asks the limit that stands at a handler, [RateLimit].
public final class HandlerLimits implements HandlerInterceptor {
    private static final String LEASE = HandlerLimits.class.getName();

    private final Limiter limiter;
    private final Identity identity;
    private final RefusalAnswer answer;
    private final Map<Method, Optional<Written>> known = new ConcurrentHashMap<>();

    public HandlerLimits(Limiter limiter, Identity identity, RefusalAnswer answer) {
        this.limiter = limiter;
        this.identity = identity;
        this.answer = answer;
    }

    /// Reads the annotations of a handler, for a mistake in one to be found at the start.
    ///
    /// @throws IllegalStateException that names the handler and the mistake
    public void learn(HandlerMethod handler) {
        written(handler);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        boolean again = request.getDispatcherType() != DispatcherType.REQUEST;
        if (again || !(handler instanceof HandlerMethod method)) {
            return true;
        }
        Optional<Written> limit = written(method);
        if (limit.isEmpty()) {
            return true;
        }
        ServletLimitedRequest limited = new ServletLimitedRequest(request, identity, identity.caller(request));
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

    private Optional<Written> written(HandlerMethod handler) {
        return known.computeIfAbsent(handler.getMethod(), method -> {
            RateLimit own = AnnotatedElementUtils.findMergedAnnotation(method, RateLimit.class);
            RateLimit found = own != null
                    ? own
                    : AnnotatedElementUtils.findMergedAnnotation(handler.getBeanType(), RateLimit.class);
            return Optional.ofNullable(found).map(each -> written(each, own != null, handler));
        });
    }

    private static Written written(RateLimit limit, boolean own, HandlerMethod handler) {
        String type = handler.getBeanType().getSimpleName();
        String name = own ? type + "." + handler.getMethod().getName() : type;
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
            return new Written(rule, limit.cost());
        } catch (IllegalArgumentException wrong) {
            throw new IllegalStateException("@RateLimit at " + handler + ": " + wrong.getMessage(), wrong);
        }
    }

    private record Written(Rule rule, long cost) {}
}
