package dev.lintel.optimize.postgres.source;

import java.io.Console;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// How a server is reached. The password comes from `PGPASSWORD`, a `.pgpass` or a service file (both read by the
/// driver), or is asked for; never from the address, which every process on the machine can read.
public final class Login {
    private static final Set<String> NEEDS_PASSWORD = Set.of("28P01", "28000", "08004");

    private static final int LAST_PORT = 65_535;

    private final String url;
    private final Properties properties;

    private Login(String url, Properties properties) {
        this.url = url;
        this.properties = properties;
    }

    /// @param address `postgresql://user@host:port/database?sslmode=require`, the same with `jdbc:` before, or
    ///     `service=name`
    /// @throws IllegalArgumentException when it cannot be one; the message is for people
    public static Login of(String address, Map<String, String> environment) {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "lintel");
        // through a pooler a prepared statement may be somewhere else the next time
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("connectTimeout", "10");
        properties.setProperty("socketTimeout", "120");
        String password = environment.getOrDefault("PGPASSWORD", "");
        if (!password.isEmpty()) {
            properties.setProperty("password", password);
        }
        if (address.startsWith("service=")) {
            return new Login("jdbc:postgresql:///?service=" + address.substring("service=".length()), properties);
        }
        String plain = address.startsWith("jdbc:") ? address.substring("jdbc:".length()) : address;
        if (!plain.startsWith("postgresql://") && !plain.startsWith("postgres://")) {
            throw new IllegalArgumentException("'" + hidden(plain)
                    + "' is no address of a server; it looks like postgresql://user@host:5432/database");
        }
        try {
            return of(new URI(plain), properties, environment);
        } catch (URISyntaxException _) {
            throw new IllegalArgumentException("the address of the server cannot be read; it looks like "
                    + "postgresql://user@host:5432/database");
        }
    }

    private static Login of(URI uri, Properties properties, Map<String, String> environment) {
        String query = uri.getRawQuery() == null ? "" : uri.getRawQuery();
        String user = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
        if (user.contains(":") || ("&" + query).contains("&password=")) {
            throw new IllegalArgumentException("a password in the address can be read by everybody on this machine; "
                    + "put it into PGPASSWORD or ~/.pgpass, or let it be asked for");
        }
        if (!user.isEmpty()) {
            properties.setProperty("user", URLDecoder.decode(user, StandardCharsets.UTF_8));
        } else if (!("&" + query).contains("&user=") && environment.containsKey("PGUSER")) {
            properties.setProperty("user", environment.get("PGUSER"));
        }
        if (uri.getPort() > LAST_PORT) {
            throw new IllegalArgumentException("there is no port " + uri.getPort() + ": the last is " + LAST_PORT);
        }
        String authority = uri.getRawAuthority() == null ? "" : uri.getRawAuthority();
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        return new Login(
                "jdbc:postgresql://" + host + uri.getRawPath() + (query.isEmpty() ? "" : "?" + query), properties);
    }

    /// A server of our own.
    public static Login own(String url, Map<String, String> credentials) {
        Properties properties = new Properties();
        properties.putAll(credentials);
        properties.setProperty("ApplicationName", "lintel");
        properties.setProperty("prepareThreshold", "0");
        properties.setProperty("sslmode", "disable");
        return new Login(url, properties);
    }

    private static String hidden(String address) {
        int at = address.lastIndexOf('@');
        return at < 0 ? address : "…" + address.substring(at);
    }

    /// Asks for a password when the server wants one and nobody gave it.
    public Connection connect() throws SQLException {
        try {
            return DriverManager.getConnection(url, properties);
        } catch (SQLException refused) {
            Console terminal = System.console();
            if (!NEEDS_PASSWORD.contains(String.valueOf(refused.getSQLState()))
                    || properties.containsKey("password")
                    || terminal == null
                    || !terminal.isTerminal()) {
                throw refused;
            }
            char[] typed = terminal.readPassword("Password: ");
            if (typed == null) {
                throw refused;
            }
            Properties with = new Properties();
            with.putAll(properties);
            with.setProperty("password", new String(typed));
            return DriverManager.getConnection(url, with);
        }
    }
}
