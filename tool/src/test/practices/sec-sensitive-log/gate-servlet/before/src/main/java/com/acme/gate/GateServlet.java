package com.acme.gate;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashSet;
import java.util.Set;
import java.util.logging.Logger;

@WebServlet("/gate")
public class GateServlet extends HttpServlet {
    private static final Logger LOG = Logger.getLogger("gate");
    private final Set<String> known = new HashSet<>();

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        LOG.info("secret " + request.getParameter("secret")); // expect: sec-sensitive-log
        LOG.info("asked for " + request.getParameter("page")); // silent: sec-sensitive-log because a page is no secret
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        String key = request.getHeader("api_key");
        LOG.warning(String.format("refused %s", key)); // expect: sec-sensitive-log
        LOG.warning("refused " + (key == null)); // silent: sec-sensitive-log because only its absence is told
    }

    @Override
    protected void doDelete(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String token = request.getHeader("access_token");
        if (!known.contains(token)) {
            LOG.warning("refused " + token); // expect: sec-sensitive-log (low)
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
    }

    @Override
    protected void doOptions(HttpServletRequest request, HttpServletResponse response) {
        String token = request.getHeader("access_token");
        if (!known.contains(token)) {
            LOG.warning("of a new kind: " + token); // expect: sec-sensitive-log (medium)
            return;
        }
    }

    @Override
    protected void doHead(HttpServletRequest request, HttpServletResponse response) {
        String token = request.getHeader("access_token");
        if (!known.contains(token)) {
            LOG.warning("nobody has " + token); // expect: sec-sensitive-log (low)
            throw new IllegalStateException("unknown");
        }
        String password = request.getParameter("password");
        if (!known.contains(password)) {
            LOG.warning("wrong " + password); // expect: sec-sensitive-log (high)
            throw new IllegalStateException("wrong");
        }
    }
}
