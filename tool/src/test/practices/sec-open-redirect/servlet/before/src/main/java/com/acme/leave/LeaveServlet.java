package com.acme.leave;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/leave")
public class LeaveServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String to = request.getParameter("to");
        if (to == null) {
            response.sendRedirect(request.getContextPath() + "/home"); // silent: sec-open-redirect because the target is fixed
        } else if (request.getParameter("plain") != null) {
            response.sendRedirect(to); // expect: sec-open-redirect
        } else if (to.startsWith("/shop/")) {
            response.sendRedirect(to); // silent: sec-open-redirect because it begins with a path of this site
        } else if (to.startsWith("next=")) {
            response.sendRedirect(to.substring(5)); // expect: sec-open-redirect
        } else {
            response.setHeader("Location", "https://" + to); // expect: sec-open-redirect
        }
    }
}
