package com.acme.gates;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
public class SizedFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (request.getContentLengthLong() > 1_000_000) {
            response.sendError(413); // silent: resp-goes-on-after-error because the rest stands in the other branch
        } else {
            chain.doFilter(request, response);
        }
        if (request.getHeader("X-Old") != null) {
            response.setStatus(HttpServletResponse.SC_OK); // silent: resp-goes-on-after-error because it is no error
        }
    }
}
