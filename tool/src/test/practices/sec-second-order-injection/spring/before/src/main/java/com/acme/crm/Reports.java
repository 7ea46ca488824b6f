package com.acme.crm;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;

@Service
public class Reports {
    private final DataSource source;
    private final JdbcTemplate jdbc;

    public Reports(DataSource source, JdbcTemplate jdbc) {
        this.source = source;
        this.jdbc = jdbc;
    }

    public void of(long id) throws SQLException, IOException {
        try (Connection connection = source.getConnection();
                PreparedStatement statement = connection.prepareStatement("select name, nickname, folder, kind, id from customer where id = ?")) {
            statement.setLong(1, id);
            ResultSet row = statement.executeQuery();
            while (row.next()) {
                String name = row.getString("name");
                jdbc.queryForList("select * from orders where customer = '" + name + "'"); // expect: sec-second-order-injection
                jdbc.queryForList("select * from orders where customer = ?", name); // silent: sec-second-order-injection because it is bound again
                jdbc.queryForList("select * from orders where customer = '" + name.replace("'", "''") + "'"); // silent: sec-second-order-injection because the quotes are doubled inside of quotes
                jdbc.queryForList("select * from orders where kind = '" + row.getString("kind") + "'"); // silent: sec-second-order-injection because no caller fills this column
                jdbc.queryForList("select * from orders where id = " + row.getLong("id")); // silent: sec-second-order-injection because a number is no statement
                order(connection, row);
                Runtime.getRuntime().exec("tar cf all.tar " + row.getString("folder")); // expect: sec-second-order-injection
                jdbc.queryForList("select * from orders where nickname = ?", row.getString("nickname")); // silent: sec-second-order-injection because it is bound again
                new ProcessBuilder("sh", "-c", "ls " + row.getString("folder")).start(); // expect: sec-second-order-injection
            }
        }
    }

    private void order(Connection connection, ResultSet row) throws SQLException {
        String nickname = row.getString("nickname");
        connection.createStatement().executeQuery("select * from orders order by " + nickname); // expect: sec-second-order-injection
        connection.prepareStatement(String.format("select * from orders where customer = '%s'", nickname)); // expect: sec-second-order-injection
        connection.prepareCall("{call archive('" + nickname + "')}"); // expect: sec-second-order-injection
    }
}
