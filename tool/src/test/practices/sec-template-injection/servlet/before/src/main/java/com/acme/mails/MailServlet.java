package com.acme.mails;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import com.hubspot.jinjava.Jinjava;
import java.io.IOException;
import java.util.Map;

@WebServlet("/mail")
public class MailServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String text = request.getParameter("text");
        new Jinjava().render(text, Map.of()); // expect: sec-template-injection
        new Jinjava().render("Dear {{ name }}", Map.of("name", text)); // silent: sec-template-injection because the value is in the model of a fixed template
    }
}
