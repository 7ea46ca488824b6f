package com.acme.gates;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

@Component
public class KeyFilter implements Filter {
    private final Keys keys;

    public KeyFilter(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        HttpServletRequest asked = (HttpServletRequest) request;
        try {
            keys.check(asked.getHeader("X-Key"));
        } catch (IllegalArgumentException e) {
            unauthorized((HttpServletResponse) response); // expect: resp-goes-on-after-error high
        }
        chain.doFilter(request, response);
    }

    private static void unauthorized(HttpServletResponse response) throws IOException {
        response.setStatus(HttpStatus.UNAUTHORIZED.value());
        response.getWriter().write("no key");
    }
}
