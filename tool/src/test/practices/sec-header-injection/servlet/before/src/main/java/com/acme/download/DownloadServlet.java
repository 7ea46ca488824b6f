package com.acme.download;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.servlet.http.Cookie;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

@WebServlet("/download")
public class DownloadServlet extends HttpServlet {
    private transient MimeMessage message;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.setHeader("X-Name", name); // expect: sec-header-injection
        response.addHeader("Content-Disposition", "attachment; filename=" + name); // expect: sec-header-injection
        response.setHeader("X-Encoded", URLEncoder.encode(name, StandardCharsets.UTF_8)); // silent: sec-header-injection because line ends are percent signs then
        response.setHeader("X-Length", String.valueOf(name.length())); // silent: sec-header-injection because a number has no line ends
        response.addCookie(new Cookie("last", name)); // expect: sec-header-injection
        response.setHeader("X-Kind", "b".equals(name) ? "b" : "a"); // silent: sec-header-injection because one of two
        response.sendRedirect("/user/" + name); // expect: sec-header-injection
        response.sendRedirect("/user/" + URLEncoder.encode(name, StandardCharsets.UTF_8)); // silent: sec-header-injection because line ends are percent signs then
        response.sendRedirect(name); // silent: sec-header-injection because who chooses the target needs no line end
        String id = request.getHeader("X-Request-Id");
        response.setHeader("X-Request-Id", id); // silent: sec-header-injection because a header that came in holds no line ends
        if (id.matches("[a-f0-9]+")) {
            response.setHeader("X-Trace", id); // silent: sec-header-injection because only hex digits come through
        }
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            message.setSubject("Order of " + request.getParameter("customer")); // expect: sec-header-injection
            message.setText(request.getParameter("text")); // silent: sec-header-injection because the text is no header
        } catch (MessagingException broken) {
            response.sendError(500);
        }
    }
}
