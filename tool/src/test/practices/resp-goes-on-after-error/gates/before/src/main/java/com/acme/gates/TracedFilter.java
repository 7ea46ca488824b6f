package com.acme.gates;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
public class TracedFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean open = true;
        if (request.getHeader("X-Trace") == null) {
            response.sendError(400); // silent: resp-goes-on-after-error because a flag keeps the rest from running
            open = false;
        }
        if (open) {
            chain.doFilter(request, response);
        }
    }
}
