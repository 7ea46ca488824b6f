package dev.lintel.bench.optimize;

import dev.lintel.optimize.advise.Query;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Sql;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Tables with primary keys and nothing else, rows made at run time, and the questions asked of them.
sealed interface Benchmark permits Tpch, Tpcds {
    static Benchmark named(String name) {
        return switch (name) {
            case "tpch" -> new Tpch();
            case "tpcds" -> new Tpcds();
            default -> throw new IllegalArgumentException("--set is tpch or tpcds, not " + name);
        };
    }

    /// For people, with the library that makes the rows.
    String title();

    /// Creates the tables, fills them and has the statistics taken from all rows, so that each run has the same.
    ///
    /// @return tables that are too large for that
    List<String> load(Connection connection, double scale) throws SQLException;

    /// A file of one statement each, each behind a comment that begins with its number.
    String questions();

    /// Numbers of the questions that are left out unless all are wanted, with the reason in {@link #whyLeftOut()}.
    List<Integer> leftOut();

    String whyLeftOut();

    /// @param all those that are left out too
    default List<Question> asked(boolean all) throws IOException {
        try (InputStream in = Benchmark.class.getResourceAsStream(questions())) {
            if (in == null) {
                throw new IOException(questions() + " is missing");
            }
            String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
            List<Question> found = new ArrayList<>();
            Script.read(text, Dialect.POSTGRESQL, statement -> {
                String before = text.substring(0, statement.start());
                String sql = text.substring(statement.start(), statement.end()).strip();
                found.add(Question.of(number(before), sql.endsWith(";") ? sql.substring(0, sql.length() - 1) : sql));
            });
            return found.stream()
                    .filter(each -> all || !leftOut().contains(each.number()))
                    .toList();
        }
    }

    private static int number(String before) {
        String comment = before.substring(before.lastIndexOf("-- ") + 3).strip();
        return Integer.parseInt(comment.substring(0, comment.indexOf(' ')));
    }

    /// @param number in the benchmark's own counting
    record Question(int number, Query query) {
        private static Question of(int number, String sql) {
            return new Question(number, new Query(Asked.once(sql), Sql.shape(sql, Dialect.POSTGRESQL), sql));
        }
    }
}
