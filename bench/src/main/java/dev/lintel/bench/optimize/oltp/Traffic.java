package dev.lintel.bench.optimize.oltp;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `statements.sql`, sent as an application sends it: prepared, with the parameters that the file asks the server
/// for.
final class Traffic {
    private final Connection connection;
    private final Map<String, List<Object>> first = new LinkedHashMap<>();

    Traffic(Connection connection) {
        this.connection = connection;
    }

    /// @param id marks the statement in the server's counters, as a comment
    private record Sent(String id, String values, String each, String literals, String sql) {}

    void run() throws IOException, SQLException {
        for (Sent sent : sent()) {
            send(sent);
        }
    }

    private static List<Sent> sent() throws IOException {
        List<Sent> all = new ArrayList<>();
        String[] now = {"", "", "", ""};
        for (String line : Key.text("statements.sql").lines().toList()) {
            if (line.startsWith("-- S")) {
                now = new String[] {line.substring(3, 6), "", "", ""};
            } else if (line.startsWith("-- values: ")) {
                now[1] = line.substring(11);
            } else if (line.startsWith("-- each: ")) {
                now[2] = line.substring(9);
            } else if (line.startsWith("-- literals: ")) {
                now[3] = line.substring(13);
            } else if (!line.isBlank()) {
                String sql = line.substring(0, line.length() - 1);
                int word = sql.indexOf(' ');
                String marked = sql.substring(0, word) + " /* " + now[0] + " */" + sql.substring(word);
                all.add(new Sent(now[0], now[1], now[2], now[3], marked));
            }
        }
        return all;
    }

    private void send(Sent sent) throws SQLException {
        String sql = sent.sql();
        if (!sent.literals().isEmpty()) {
            sql = sql.replace(":literals", String.valueOf(rows(sent.literals()).getFirst()[0]));
        }
        List<Object[]> parameters = sent.each().isEmpty()
                ? rows(sent.values())
                : first.getOrDefault(sent.each(), List.of()).stream()
                        .map(each -> new Object[] {each})
                        .toList();
        List<Object> given = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (Object[] row : parameters) {
                for (int i = 0; i < row.length; i++) {
                    statement.setObject(i + 1, row[i]);
                }
                if (statement.execute()) {
                    try (ResultSet rows = statement.getResultSet()) {
                        while (rows.next()) {
                            given.add(rows.getObject(1));
                        }
                    }
                }
            }
        }
        first.put(sent.id(), given);
    }

    private List<Object[]> rows(String sql) throws SQLException {
        List<Object[]> all = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) {
                    row[i] = rows.getObject(i + 1);
                }
                all.add(row);
            }
        }
        return all;
    }
}
