package dev.lintel.practice.security;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Judgement;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

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

    /// Methods that open a connection with a password that the caller sends.
    private final Set<OperationId> byCallersAccount;

    public SqlInjection() {
        this(Set.of());
    }

    private SqlInjection(Set<OperationId> byCallersAccount) {
        this.byCallersAccount = byCallersAccount;
    }

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        Set<OperationId> opened = flows.arrivals("secret").stream()
                .filter(each -> each.sink().equals("java.sql.DriverManager#getConnection"))
                .filter(each -> each.value().taints().stream().anyMatch(taint -> labels().contains(taint.label())))
                .map(Arrival::in)
                .collect(Collectors.toUnmodifiableSet());
        return new SqlInjection(opened).told(backend, paths, flows);
    }

    private Stream<Finding> told(Backend backend, Paths paths, Flows flows) {
        return Injection.super.examine(backend, paths, flows);
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
        if (byCallersAccount.contains(arrival.in())) {
            return weighed.atMost(Risk.LOW)
                    .noting("it runs on a connection of the caller's own, whose password was sent along");
        }
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
        boolean placed = Position.of(harmful.getFirst(), arrival).known();
        String advice = placed
                ? "Bind the value; the statement's text stays the same."
                : "Bind the value; where it names a column or a direction choose that from a fixed set.";
        return Optional.of(new Fix(advice, example(arrival), List.of()));
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
