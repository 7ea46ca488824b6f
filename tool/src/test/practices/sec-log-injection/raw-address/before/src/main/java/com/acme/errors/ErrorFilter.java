package com.acme.errors;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.annotation.WebFilter;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The address and the query are as they were sent: a line end in them is still %0A (RFC 9112 section 3.2).
@WebFilter("/*")
class ErrorFilter implements Filter {
    private static final Logger LOG = LoggerFactory.getLogger(ErrorFilter.class);

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        HttpServletRequest asked = (HttpServletRequest) request;
        LOG.info("asked for {}", asked.getRequestURI()); // silent: sec-log-injection because it is not decoded
        LOG.info("at " + asked.getRequestURL()); // silent: sec-log-injection because it is not decoded
        LOG.info("with {}", asked.getQueryString()); // silent: sec-log-injection because it is not decoded
        chain.doFilter(request, response);
    }
}

@WebServlet("/found/*")
class FoundServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(FoundServlet.class);

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
        LOG.info("asked for {}", request.getRequestURI()); // silent: sec-log-injection because it is not decoded
        String query = request.getQueryString();
        LOG.info("with {}", URLDecoder.decode(query, StandardCharsets.UTF_8)); // expect: sec-log-injection
    }
}
