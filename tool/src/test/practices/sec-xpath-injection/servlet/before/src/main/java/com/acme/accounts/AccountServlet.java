package com.acme.accounts;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.dom4j.Document;
import org.dom4j.Node;

@WebServlet("/account")
public class AccountServlet extends HttpServlet {
    private transient Document accounts;

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String user = request.getParameter("user");
        String password = request.getParameter("password");
        Node found = accounts.selectSingleNode("//account[user='" + user + "' and password='" + password + "']"); // expect: sec-xpath-injection
        accounts.selectNodes("//" + request.getHeader("X-Element")); // expect: sec-xpath-injection
        accounts.selectNodes("//account[" + Integer.parseInt(request.getParameter("at")) + "]"); // silent: sec-xpath-injection because a number ends no condition
        accounts.selectNodes("//" + element(request.getParameter("kind"))); // silent: sec-xpath-injection because the method chooses
        accounts.valueOf(new StringBuilder("//account[user='").append(user).append("']").toString()); // expect: sec-xpath-injection
        accounts.selectNodes("//account[@open]"); // silent: sec-xpath-injection because the expression is fixed
        accounts.selectNodes(request.getPathInfo()); // expect: sec-xpath-injection
        response.setStatus(found == null ? 401 : 200);
    }

    private static String element(String kind) {
        return "open".equals(kind) ? "account[@open]" : "account";
    }
}
