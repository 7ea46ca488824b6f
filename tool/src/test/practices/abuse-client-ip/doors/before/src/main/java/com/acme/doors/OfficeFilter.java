package com.acme.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
public class OfficeFilter extends OncePerRequestFilter {
    private static final Set<String> OFFICE = Set.of("192.0.2.10", "192.0.2.11");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String address = Addresses.of(request);
        if (!OFFICE.contains(address)) { // expect: abuse-client-ip high
            response.sendError(403);
            return;
        }
        chain.doFilter(request, response);
    }
}
