package com.acme.logs;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;

@WebServlet("/logs")
public class LogServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String level = request.getParameter("level");
        String agent = request.getHeader("User-Agent");
        boolean wanted = Pattern.matches(level, "INFO"); // expect: val-regex-redos
        boolean browser = Pattern.matches(".*Mozilla.*Gecko.*rv.*Firefox.*", agent); // expect: val-regex-redos
        boolean robot = agent.matches("[A-Za-z]+bot/\\d+"); // silent: val-regex-redos because each letter can be read in one way
        response.setStatus(wanted && browser && !robot ? 200 : 404);
    }
}
