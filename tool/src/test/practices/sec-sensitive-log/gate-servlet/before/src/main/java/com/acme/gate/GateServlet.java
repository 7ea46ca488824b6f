package com.acme.gate;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.logging.Logger;

@WebServlet("/gate")
public class GateServlet extends HttpServlet {
    private static final Logger LOG = Logger.getLogger("gate");

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
}
