package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends becomes part of an SQL text.
public final class SqlInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-sql-injection",
            Risk.CRITICAL,
            "SQL text never contains input; values are bound, identifiers come from an allow list",
            """
            A database cannot tell the program's words from the caller's: one quote ends the value, the rest is read as \
            SQL. One request reads every table that the account may read, and often changes them.""",
            "Worst on endpoints that anyone may call; better where a role is asked.",
            """
            Escaping quotes by hand fails outside of quotes and with other character sets. A bind parameter cannot \
            stand for a column or a direction: choose those from a fixed set.""",
            """
            ```java
            jdbc.query("select * from orders where note = ?", mapper, note);
            String column = Map.of("date", "created_at", "price", "total").getOrDefault(sort, "created_at");
            ```""",
            List.of("CWE-89", "OWASP A05:2025", "OWASP SQL Injection Prevention Cheat Sheet"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("sql");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("sql");
    }

    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return Statements.heldByQuotes(arrival, taint) || Statements.onlySorts(arrival, taint);
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival, List<Taint> harmful) {
        Judgement weighed = Statements.weigh(judgement, backend, arrival);
        return Console.isWhole(arrival) && Console.is(arrival, harmful)
                ? weighed.atMost(Risk.MEDIUM)
                        .noting("running their statements is what it is for; its account should only read")
                : weighed;
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("read and change the database", "reaches the SQL text", "runs as SQL");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        if (Statements.isName(arrival, harmful.getFirst())) {
            return Optional.of(new Fix(
                    "Choose the column from a fixed set; a bind parameter cannot name a column.", """
                    - order by " + sort
                    + order by " + Map.of("date", "created_at").getOrDefault(sort, "created_at")""", List.of()));
        }
        return Optional.of(
                new Fix("Bind the value; the statement's text stays the same.", example(arrival), List.of()));
    }

    private static String example(Arrival arrival) {
        if (arrival.sink().contains("JdbcClient")) {
            return "+ jdbc.sql(\"… where name = :name\").param(\"name\", name)";
        }
        if (arrival.sink().startsWith("org.springframework")) {
            return "+ jdbc.query(\"… where name = ?\", mapper, name)";
        }
        return """
                + PreparedStatement statement = connection.prepareStatement("… where name = ?");
                + statement.setString(1, name);""";
    }
}
