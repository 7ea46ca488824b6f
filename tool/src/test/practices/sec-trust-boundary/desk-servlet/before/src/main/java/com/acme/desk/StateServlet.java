package com.acme.desk;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

@WebServlet("/state")
public class StateServlet extends HttpServlet {
    enum Theme { DARK, LIGHT }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute("user", request.getParameter("user")); // expect: sec-trust-boundary
        for (Part part : parts()) {
            part.keep(request);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) throws IOException {
        request.getSession().setAttribute(request.getHeader("X-Key"), "10"); // expect: sec-trust-boundary
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String theme = Theme.valueOf(request.getParameter("theme")).name();
        request.getSession().setAttribute("theme", theme); // silent: sec-trust-boundary because only two words can be meant
        int page = Integer.parseInt(request.getParameter("page"));
        request.getSession().setAttribute("page", page); // silent: sec-trust-boundary because it is a number
        Map<String, String> both = new HashMap<>();
        both.put("sent", request.getParameter("language"));
        both.put("own", "en");
        request.getSession().setAttribute("language", both.get("own")); // silent: sec-trust-boundary because the constant is stored
    }

    private static Part[] parts() {
        return new Part[] {new SentPart(), new OwnPart()};
    }

    interface Part {
        void keep(HttpServletRequest request);
    }

    static final class SentPart implements Part {
        @Override
        public void keep(HttpServletRequest request) {
            String sent = new StringBuilder(request.getParameter("part")).reverse().toString();
            request.getSession().setAttribute("part", sent); // expect: sec-trust-boundary
        }
    }

    static final class OwnPart implements Part {
        @Override
        public void keep(HttpServletRequest request) {
            request.getSession().setAttribute("own", request.getSession().getId()); // silent: sec-trust-boundary because the server made it
        }
    }
}
