package com.acme.notes;

import jakarta.servlet.*;
import jakarta.servlet.http.*;
import java.io.IOException;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

@Component
class FormFilter extends OncePerRequestFilter {
    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        String wanted = request.getParameter("as");
        chain.doFilter(wanted == null ? request : new Renamed(request, wanted), response);
    }

    static class Renamed extends HttpServletRequestWrapper {
        private final String wanted;

        Renamed(HttpServletRequest request, String wanted) {
            super(request);
            this.wanted = wanted;
        }

        @Override
        public String getMethod() {
            return wanted;
        }
    }
}
