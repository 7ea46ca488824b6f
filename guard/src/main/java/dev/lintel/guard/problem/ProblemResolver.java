package dev.lintel.guard.problem;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.ErrorResponse;
import org.springframework.web.servlet.HandlerExceptionResolver;
import org.springframework.web.servlet.ModelAndView;

/// Answers what handlers throw. Stands behind the service's own `@ExceptionHandler`s and before Spring's defaults.
/// What Spring Security and guard's filters wait for goes on to them.
public final class ProblemResolver implements HandlerExceptionResolver {
    private static final Logger LOG = LoggerFactory.getLogger(ProblemResolver.class);
    private static final int OURS = 500;
    private static final int LATER = 503;

    private final Problems problems;

    public ProblemResolver(Problems problems) {
        this.problems = problems;
    }

    @Override
    public @Nullable ModelAndView resolveException(
            HttpServletRequest request, HttpServletResponse response, @Nullable Object handler, Exception thrown) {
        // half an answer is out: only a broken connection tells the client that it is no whole one
        if (response.isCommitted() || thrown instanceof AnsweredOutside || isOfSecurity(thrown)) {
            return null;
        }
        Problems.Answer answer = problems.of(thrown, request.getHeader("If-Match") != null);
        log(request, answer.problem(), thrown);
        try {
            response.resetBuffer();
            answer.headers().forEach((name, values) -> values.forEach(each -> response.addHeader(name, each)));
            answer.problem().write(response);
        } catch (IOException gone) {
            LOG.debug("The client did not wait for its error.", gone);
        }
        return new ModelAndView();
    }

    /// Errors of ours with all that is known of them; those of clients, which any client can make many of, without a
    /// trace, and so what the service itself puts off, which it does when it has too much to do already.
    static void log(HttpServletRequest request, Problem problem, Throwable thrown) {
        String where = request.getMethod() + " " + Problem.quoted(request.getRequestURI());
        if (problem.status() == LATER && thrown instanceof ErrorResponse && thrown.getCause() == null) {
            LOG.warn(
                    "{} ended with {}, trace {}: {}",
                    where,
                    problem.status(),
                    Trace.current().orElse("none"),
                    problem.title());
        } else if (problem.status() >= OURS) {
            LOG.error(
                    "{} ended with {}, trace {}",
                    where,
                    problem.status(),
                    Trace.current().orElse("none"),
                    thrown);
        } else {
            LOG.debug(
                    "{} ended with {}: {}",
                    where,
                    problem.status(),
                    thrown.getClass().getName());
        }
    }

    /// Spring Security asks for a login or refuses; it is an optional neighbour, hence the names.
    private static boolean isOfSecurity(Throwable thrown) {
        return !Problems.isLoginAway(thrown)
                && (Problems.isA(thrown, "org.springframework.security.core.AuthenticationException")
                        || Problems.isA(thrown, "org.springframework.security.access.AccessDeniedException"));
    }
}
