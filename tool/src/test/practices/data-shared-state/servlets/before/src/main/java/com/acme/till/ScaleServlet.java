package com.acme.till;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/scale")
public class ScaleServlet extends HttpServlet {
    private final Object lock = new Object();
    private String weight;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        synchronized (lock) {
            weight = request.getParameter("weight"); // silent: data-shared-state because a lock is held
            response.getWriter().println(weight);
        }
    }
}
