package com.acme.setup;

import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

@WebServlet("/setup")
public class SetupServlet extends HttpServlet {
    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) {
        make(request.getParameter("user"), request.getParameter("password"), request.getParameter("schema"));
    }

    private static void make(String user, String password, String schema) {
        try (Connection connection = DriverManager.getConnection("jdbc:postgresql://localhost/", user, password);
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create database " + schema); // expect: sec-sql-injection (low)
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }

    @Override
    protected void doPut(HttpServletRequest request, HttpServletResponse response) {
        String schema = request.getParameter("schema");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:postgresql://localhost/", "owner", System.getenv("OWNER"));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("create database " + schema); // expect: sec-sql-injection (critical)
        } catch (SQLException refused) {
            throw new IllegalStateException(refused);
        }
    }
}
