package com.acme.site;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.owasp.encoder.Encode;
import org.springframework.web.util.HtmlUtils;

@WebServlet("/hello")
public class HelloServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.setContentType("text/html");
        String name = request.getParameter("name");
        PrintWriter out = response.getWriter();
        out.println("<h1>Hello " + name + "</h1>"); // expect: sec-xss
        out.println("<h1>Hello " + HtmlUtils.htmlEscape(name) + "</h1>"); // silent: sec-xss because it is encoded for HTML
        out.printf("<p>%s</p>", request.getHeader("Referer")); // expect: sec-xss
        out.print("<a href='/find?q=" + URLEncoder.encode(name, StandardCharsets.UTF_8) + "'>again</a>"); // silent: sec-xss because percent signs make no markup
        out.print("<b>" + Encode.forHtml(name) + "</b>"); // silent: sec-xss because it is encoded for HTML
        out.print(Integer.parseInt(request.getParameter("page"))); // silent: sec-xss because a number makes no markup
        out.print("<script>var q = '" + Encode.forJavaScript(name) + "';</script>"); // silent: sec-xss because it is encoded for the script that it stands in
        response.getOutputStream().print(cookie(request)); // expect: sec-xss
        out.println("<h1>Hello " + name + "</h1>"); // expect: sec-xss
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        missing(request, response);
        response.setContentType("application/json");
        response.getWriter().write("{\"name\": \"" + request.getParameter("name") + "\"}"); // silent: sec-xss because no browser shows JSON as a page
    }

    private static void missing(HttpServletRequest request, HttpServletResponse response) throws IOException {
        response.sendError(404, "no order " + request.getParameter("id")); // silent: sec-xss because containers encode what their error pages show
    }

    private static String cookie(HttpServletRequest request) {
        return "<i>" + request.getCookies()[0].getValue() + "</i>";
    }
}
