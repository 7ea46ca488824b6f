package com.acme.depot;

import io.javalin.http.Context;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

public class Items {
    static void one(Context context) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:depot");
                Statement statement = database.createStatement()) {
            statement.executeQuery("select name from items where id = " + context.pathParam("id")); // expect: sec-sql-injection
        }
    }

    static void named(Context context) throws SQLException {
        String name = context.queryParam("name");
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:depot");
                Statement statement = database.createStatement()) {
            statement.executeQuery("select id from items where name = '" + name + "'"); // expect: sec-sql-injection
        }
    }

    static void bound(Context context) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:depot");
                PreparedStatement statement = database.prepareStatement("select id from items where name = ?")) { // silent: sec-sql-injection because the name is bound
            statement.setString(1, context.queryParam("name"));
            statement.executeQuery();
        }
    }

    static void counted(Context context) throws SQLException {
        int least = Integer.parseInt(context.queryParam("least"));
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:depot");
                Statement statement = database.createStatement()) {
            statement.executeQuery("select id from items where stock >= " + least); // silent: sec-sql-injection because a number is no text
        }
    }

    static void tagged(Context context) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:depot");
                Statement statement = database.createStatement()) {
            statement.executeUpdate("insert into items (name) values ('" + context.body() + "')"); // expect: sec-sql-injection
        }
    }
}
