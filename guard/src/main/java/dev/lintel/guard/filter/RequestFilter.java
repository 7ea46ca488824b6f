package dev.lintel.guard.filter;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/// A filter that a request passes once: when it arrives, and not again when it is forwarded, included, fails or goes
/// on after a pause. The container says which it is. Spring's `OncePerRequestFilter` asks by an attribute, which each
/// filter of each request sets, looks up and takes away again; it is for filters that also stand in other chains.
public abstract class RequestFilter implements Filter {
    @Override
    public final void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request.getDispatcherType() == DispatcherType.REQUEST
                && request instanceof HttpServletRequest arrived
                && response instanceof HttpServletResponse answer) {
            filter(arrived, answer, chain);
        } else {
            chain.doFilter(request, response);
        }
    }

    protected abstract void filter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException;
}
