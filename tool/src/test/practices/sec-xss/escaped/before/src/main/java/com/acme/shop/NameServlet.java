package com.acme.shop;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;

@WebServlet("/names")
public class NameServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        response.setContentType("text/html");
        PrintWriter page = response.getWriter();
        page.print("<p>" + escaped(name) + "</p>"); // silent: sec-xss because no tag can begin in it
        page.print("<p>" + escapedByTests(name) + "</p>"); // silent: sec-xss because no tag can begin in it
        page.print("<p>" + counted(name) + "</p>"); // expect: sec-xss
    }

    private static String escaped(String text) {
        StringBuilder out = new StringBuilder();
        for (char each : text.toCharArray()) {
            switch (each) {
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '&' -> out.append("&amp;");
                default -> out.append(each);
            }
        }
        return out.toString();
    }

    private static String escapedByTests(String text) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char each = text.charAt(i);
            if (each == '<') {
                out.append("&lt;");
            } else if (each == '&') {
                out.append("&amp;");
            } else {
                out.append(each);
            }
        }
        return out.toString();
    }

    private static String counted(String text) {
        StringBuilder out = new StringBuilder();
        int tags = 0;
        for (char each : text.toCharArray()) {
            if (each == '<') {
                tags++;
            }
            out.append(each);
        }
        return out.append(tags).toString();
    }
}
