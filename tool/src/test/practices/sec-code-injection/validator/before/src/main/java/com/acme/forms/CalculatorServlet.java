package com.acme.forms;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.mvel2.MVEL;

@WebServlet("/calculate")
public class CalculatorServlet extends HttpServlet {
    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object result = MVEL.eval(request.getParameter("formula")); // expect: sec-code-injection
        MVEL.eval("1 + 1"); // silent: sec-code-injection because the formula is fixed
        response.setStatus(result == null ? 204 : 200);
    }
}
