package com.acme.till;

import jakarta.servlet.ServletConfig;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

@WebServlet("/till")
public class TillServlet extends HttpServlet {
    private String customer;
    private HttpServletResponse answer;
    private String currency;

    @Override
    public void init(ServletConfig config) {
        currency = config.getInitParameter("currency"); // silent: data-shared-state because it is set before any request
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        customer = request.getParameter("customer"); // expect: data-shared-state
        greet(response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        this.answer = response; // expect: data-shared-state
        total(request.getParameter("sum"));
    }

    private void greet(HttpServletResponse response) throws IOException {
        response.getWriter().println(customer);
    }

    private void total(String sum) throws IOException {
        answer.getWriter().println(sum + " " + currency);
    }
}
