package dev.lintel.optimize.postgres.source;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/// Which database this is, however it is reached: a running server's start and a database's number in it are not
/// shared by any other.
public record Identity(String started, String database) {
    public static Identity of(Login login) throws SQLException {
        try (Connection connection = login.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        select extract(epoch from pg_postmaster_start_time())::text, oid::text
                          from pg_database where datname = current_database()""")) {
            row.next();
            return new Identity(String.valueOf(row.getString(1)), String.valueOf(row.getString(2)));
        }
    }
}
