package dev.lintel.guard.limit.web;

import dev.lintel.guard.limit.LimitedRequest;
import dev.lintel.limits.policy.Caller;
import dev.lintel.limits.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// A servlet request as the limiter sees it. The path is the container's, decoded and without parameters: `/%6cogin`
/// and `/login;x` are `/login` to the handler, and so they are to the limit. It is read once, through all the
/// wrappers that others put around the request.
final class ServletLimitedRequest implements LimitedRequest {
    private final HttpServletRequest request;
    private final Identity identity;
    private final String path;

    ServletLimitedRequest(HttpServletRequest request, Identity identity) {
        this.request = request;
        this.identity = identity;
        this.path = path(request);
    }

    private static String path(HttpServletRequest request) {
        String info = request.getPathInfo();
        String path = info == null ? request.getServletPath() : request.getServletPath() + info;
        return path.isEmpty() ? "/" : path;
    }

    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public Caller caller() {
        return identity.caller(request);
    }

    @Override
    public Optional<String> subject(Subject subject) {
        return identity.subject(subject, request);
    }
}
