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

/// What a caller sends becomes part of a JPQL or HQL text, or of a native one handed to the entity manager.
public final class JpqlInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-jpql-injection",
            Risk.CRITICAL,
            "JPQL/HQL/Criteria/native queries are built without input in the text",
            """
            An object mapper protects bound values only. Text that is put together is read as a query all the same: one \
            quote and the caller chooses which entities come back, and native queries take any SQL.""",
            "Worst on endpoints that anyone may call; better where a role is asked.",
            "`JpaSort.unsafe` and `CriteriaBuilder.function` take text as it is; `Sort` checks names against the entity.",
            """
            ```java
            entityManager.createQuery("select o from Order o where o.note = :note", Order.class)
                    .setParameter("note", note);
            ```""",
            List.of("CWE-564", "OWASP A05:2025", "OWASP Query Parameterization Cheat Sheet"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("jpql");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("jpql", "sql");
    }

    @Override
    public boolean harmless(Backend backend, Arrival arrival, Taint taint) {
        return Statements.heldByQuotes(arrival, taint) || Statements.onlySorts(arrival, taint);
    }

    @Override
    public Judgement weigh(Judgement judgement, Backend backend, Arrival arrival) {
        return Statements.weigh(judgement, backend, arrival);
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("read what the query was not meant to give", "reaches the query text", "runs as a query");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        if (Statements.isName(arrival, harmful.getFirst())) {
            return Optional.of(new Fix(
                    "Let Spring Data's Sort or a fixed set name the property; a parameter cannot.",
                    "+ repository.findAll(Sort.by(ALLOWED.contains(sort) ? sort : \"created\"))",
                    List.of()));
        }
        return Optional.of(new Fix("Name a parameter in the text and set it.", """
                + entityManager.createQuery("select o from Order o where o.note = :note", Order.class)
                +         .setParameter("note", note)""", List.of()));
    }
}
