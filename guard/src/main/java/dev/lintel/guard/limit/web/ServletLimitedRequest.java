package dev.lintel.guard.limit.web;

import dev.lintel.guard.limit.LimitedRequest;
import dev.lintel.limits.policy.Caller;
import dev.lintel.limits.policy.Subject;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;

/// A servlet request as the limiter sees it. The path is the container's, decoded and without parameters: `/%6cogin`
/// and `/login;x` are `/login` to the handler, and so they are to the limit.
record ServletLimitedRequest(HttpServletRequest request, Identity identity, Caller caller) implements LimitedRequest {
    @Override
    public String method() {
        return request.getMethod();
    }

    @Override
    public String path() {
        String info = request.getPathInfo();
        String path = info == null ? request.getServletPath() : request.getServletPath() + info;
        return path.isEmpty() ? "/" : path;
    }

    @Override
    public Optional<String> subject(Subject subject) {
        return identity.subject(subject, request);
    }
}
