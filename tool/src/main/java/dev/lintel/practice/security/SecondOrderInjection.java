package dev.lintel.practice.security;

import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Flows;
import dev.lintel.flow.Taint;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a caller stored earlier is read back and becomes part of a statement, a command or a path.
public final class SecondOrderInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-second-order-injection",
            Risk.HIGH,
            "stored input read back is not trusted as query/command/template text",
            """
            What was bound when it was written is only text when it is read. Put into the next statement it ends that \
            statement's value like any other input, often in a job with more rights.""",
            "Worse when anyone may write the column; a column that only the program fills is left alone.",
            "Escaping on the way in protects one place and spoils the data for all others: bind at each use.",
            """
            ```java
            jdbc.query("select * from orders where customer = ?", mapper, customer.name());
            ```""",
            List.of("CWE-89", "CWE-78", "OWASP A05:2025"));

    /// The columns that callers fill, by name.
    private final Set<String> written;

    public SecondOrderInjection() {
        this(Set.of());
    }

    private SecondOrderInjection(Set<String> written) {
        this.written = Set.copyOf(written);
    }

    /// Which columns callers fill is a walk over all endpoints, made once and only where something stored arrives.
    @Override
    public Stream<Finding> examine(Backend backend, Paths paths, Flows flows) {
        boolean arrives = kinds().stream()
                .flatMap(kind -> flows.arrivals(kind).stream())
                .flatMap(arrival -> arrival.value().taints().stream())
                .anyMatch(taint -> labels().contains(taint.label()));
        return arrives
                ? new SecondOrderInjection(WrittenColumns.of(backend, paths)).judged(backend, paths, flows)
                : Stream.empty();
    }

    private Stream<Finding> judged(Backend backend, Paths paths, Flows flows) {
        return Injection.super.examine(backend, paths, flows);
    }

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("sql", "jpql", "command", "code", "template", "ldap", "xpath", "nosql");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("sql", "jpql", "shell", "command");
    }

    @Override
    public Set<String> labels() {
        return Set.of("stored");
    }

    /// Only what is known to come from a column that callers fill.
    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return Statements.heldByQuotes(arrival, taint)
                || (arrival.kind().equals("command") && CommandInjection.isOwnArgument(arrival))
                || !written.contains(taint.name().toLowerCase(Locale.ROOT));
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words(
                "plant text that is run later", "is read back and becomes part of a statement", "runs with it");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(new Fix("Bind what was read like any other input.", """
                - jdbc.query("select * from orders where customer = '" + name + "'", mapper)
                + jdbc.query("select * from orders where customer = ?", mapper, name)""", List.of()));
    }
}
