package com.acme.orders;

import java.io.IOException;
import javax.servlet.annotation.WebServlet;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

@WebServlet("/orders")
public class OrderServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String id = request.getParameter("id");
        if (id.isEmpty()) {
            response.sendError(404, "no order " + id.length()); // silent: sec-xss because a number makes no markup
        } else {
            response.sendError(404, "no order " + id); // expect: sec-xss
        }
    }
}
