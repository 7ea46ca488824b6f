package com.acme.depot;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import spark.Request;
import spark.Response;

public class OldItems {
    static Object one(Request request, Response response) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:depot");
                Statement statement = database.createStatement()) {
            return statement.executeQuery("select name from items where id = " + request.params(":id")); // expect: sec-sql-injection
        }
    }

    static Object bound(Request request, Response response) throws SQLException {
        try (Connection database = DriverManager.getConnection("jdbc:h2:mem:depot");
                PreparedStatement statement = database.prepareStatement("select id from items where name = ?")) { // silent: sec-sql-injection because the name is bound
            statement.setString(1, request.queryParams("name"));
            return statement.executeQuery();
        }
    }
}
