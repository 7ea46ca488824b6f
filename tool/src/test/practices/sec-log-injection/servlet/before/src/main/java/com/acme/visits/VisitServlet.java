package com.acme.visits;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.logging.Level;
import java.util.logging.Logger;

@WebServlet("/visit")
public class VisitServlet extends HttpServlet {
    private static final Logger LOG = Logger.getLogger("visits");

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        LOG.info("visit from " + request.getParameter("from")); // expect: sec-log-injection
        LOG.log(Level.WARNING, "odd page {0}", request.getParameter("page")); // expect: sec-log-injection
        LOG.log(Level.INFO, "page {0}", Integer.parseInt(request.getParameter("page"))); // silent: sec-log-injection because a number has no line ends
        String name = request.getParameter("name");
        if (name.matches("\\w+")) {
            LOG.fine("name " + name); // silent: sec-log-injection because only letters come through
        }
    }
}
