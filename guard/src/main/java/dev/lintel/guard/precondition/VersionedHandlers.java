package dev.lintel.guard.precondition;

import dev.lintel.guard.Versioned;
import dev.lintel.guard.handler.AtHandlers;
import dev.lintel.guard.problem.Problem;
import dev.lintel.guard.resource.PathKey;
import dev.lintel.guard.resource.Resource;
import dev.lintel.guard.resource.Resources;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/// Answers conditional requests for handlers that are [Versioned]. Stands behind the question whose row it is: a tag
/// tells nobody that somebody else's row is there.
public final class VersionedHandlers implements HandlerInterceptor {
    static final String EXPECTED = ExpectedVersion.class.getName();
    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Resources resources;
    private final String form;
    private final AtHandlers<Served> served = new AtHandlers<>(this::served);

    /// @param form of the answers; to be changed when they change while rows do not
    public VersionedHandlers(Resources resources, String form) {
        this.resources = resources;
        this.form = form;
    }

    private record Served(Versioned versioned, Resource resource) {}

    /// Reads the annotation of a handler, for a mistake in it to be found at the start.
    ///
    /// @throws IllegalStateException that names the handler and the mistake
    public void learn(HandlerMethod handler) {
        served.learn(handler);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
            throws IOException {
        Optional<Served> served = this.served.atFirst(request, handler);
        if (served.isEmpty()) {
            return true;
        }
        boolean read = READS.contains(request.getMethod());
        List<String> match = Collections.list(request.getHeaders("If-Match"));
        if (!read && match.isEmpty() && served.get().versioned().required()) {
            Problem.of("precondition-required", 428, "If-Match is missing", "Send the ETag of what you change.")
                    .write(response);
            return false;
        }
        Optional<String> key = PathKey.of(request, served.get().versioned().key());
        Optional<String> version =
                key.flatMap(each -> resources.version(served.get().resource(), each));
        if (version.isEmpty()) {
            return true; // the handler knows how it says that there is nothing
        }
        Tag tag = Tag.of(List.of(served.get().resource().name(), key.orElseThrow(), version.get()), form(request));
        request.setAttribute(EXPECTED, new ExpectedVersion(version.get()));
        return holds(tag, match, read, request, response);
    }

    /// In the order of RFC 9110 §13.2.2.
    private static boolean holds(
            Tag tag, List<String> match, boolean read, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!match.isEmpty() && !tag.isVersionOf(match)) {
            failed(response);
            return false;
        }
        List<String> none = Collections.list(request.getHeaders("If-None-Match"));
        if (!read) {
            if (none.isEmpty() || !tag.isAmong(none)) {
                return true;
            }
            failed(response);
            return false;
        }
        response.setHeader("ETag", tag.field());
        // to be asked about each time, and by nobody's cache but the caller's
        response.setHeader("Cache-Control", "private, no-cache");
        if (none.isEmpty() || !tag.isAmong(none)) {
            return true;
        }
        response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
        return false;
    }

    private static void failed(HttpServletResponse response) throws IOException {
        Problem.of("precondition-failed", 412, "Changed in the meantime", "Read it again before you change it.")
                .write(response);
    }

    /// Everything that an answer's form may hang on.
    private List<String> form(HttpServletRequest request) {
        Principal user = request.getUserPrincipal();
        return List.of(
                form,
                user == null ? "" : user.getName(),
                request.getRequestURI(),
                text(request.getQueryString()),
                String.join(",", Collections.list(request.getHeaders("Accept"))),
                String.join(",", Collections.list(request.getHeaders("Accept-Language"))));
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    private Optional<Served> served(Class<?> type, Method method) {
        return Optional.ofNullable(AnnotatedElementUtils.findMergedAnnotation(method, Versioned.class))
                .map(each -> new Served(each, resource(each, AtHandlers.name(type, method))));
    }

    private Resource resource(Versioned versioned, String handler) {
        return resources
                .named(versioned.value())
                .filter(each -> each.version().isPresent())
                .orElseThrow(() -> new IllegalStateException("@Versioned(\"" + versioned.value() + "\") at " + handler
                        + " knows no version: lintel.guard.resources." + versioned.value() + ".version is not set"));
    }
}
