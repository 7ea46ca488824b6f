package com.acme.crm;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;

@WebServlet("/customers")
public class CustomerServlet extends HttpServlet {
    private DataSource source;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String name = request.getParameter("name");
        try (Connection connection = source.getConnection(); Statement statement = connection.createStatement()) {
            statement.executeQuery("select * from customer where name = '" + name + "'"); // expect: sec-sql-injection
            statement.executeQuery("select * from customer where name = '" + name.replace("'", "''") + "'"); // silent: sec-sql-injection because the quotes are doubled inside of quotes
            statement.executeQuery("select * from customer where id = " + name.replace("'", "''")); // expect: sec-sql-injection
            statement.executeQuery("select * from customer where name = '" + name.replace('\'', '"') + "'"); // silent: sec-sql-injection because no quote is left inside of quotes
            statement.executeQuery("select * from customer where id = " + name.replace('\'', '"')); // expect: sec-sql-injection
            statement.executeQuery("select * from customer where name = '" + name.replace('"', '\'') + "'"); // expect: sec-sql-injection
            PreparedStatement prepared = connection.prepareStatement("select * from customer where name = ?");
            prepared.setString(1, name); // silent: sec-sql-injection because it is bound
            prepared.executeQuery();
            byTenant(connection, request);
            byKind(connection, request.getParameter("kind"));
        } catch (SQLException broken) {
            response.sendError(500);
        }
    }

    private static void byTenant(Connection connection, HttpServletRequest request) throws SQLException {
        Map<String, String> wanted = new HashMap<>();
        wanted.put("tenant", "acme");
        wanted.put("region", header(request));
        List<String> order = new ArrayList<>();
        order.add(cookie(request));
        order.add("name");
        connection.prepareStatement("select * from " + wanted.get("tenant") + ".customer"); // silent: sec-sql-injection because the program put it there
        connection.prepareStatement("select * from customer where region = '" + wanted.get("region") + "'"); // expect: sec-sql-injection
        connection.prepareStatement("select * from customer order by " + order.get(1)); // silent: sec-sql-injection because the second element is the program's
        connection.prepareStatement("select * from customer order by " + order.get(0)); // expect: sec-sql-injection
    }

    private static void byKind(Connection connection, String kind) throws SQLException {
        String column;
        switch (kind) {
            case "private":
                column = "first_name";
                break;
            default:
                column = "company";
        }
        connection.prepareStatement("select " + column + " from customer"); // silent: sec-sql-injection because the switch chooses
        if (!kind.matches("[a-z]{1,10}")) {
            return;
        }
        connection.prepareStatement("select * from customer where kind = '" + kind + "'"); // silent: sec-sql-injection because only letters come through
    }

    private static String header(HttpServletRequest request) {
        return request.getHeader("X-Region");
    }

    private static String cookie(HttpServletRequest request) {
        for (Cookie cookie : request.getCookies()) {
            if (cookie.getName().equals("order")) {
                return cookie.getValue();
            }
        }
        return "id";
    }
}
