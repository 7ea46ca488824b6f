package dev.lintel.practice.security;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.flow.Arrival;
import dev.lintel.flow.Taint;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a caller sends becomes part of a query to a document store, a graph or a search index.
public final class NosqlInjection implements Injection {
    static final Guide GUIDE = new Guide(
            "sec-nosql-injection",
            Risk.HIGH,
            "NoSQL/search queries are built from typed criteria, not strings",
            """
            Document stores have operators too: `{"$ne": null}` matches everyone, `$where` runs scripts, a query string \
            searches fields that were not meant. One request logs in as the first user or reads the collection.""",
            "Worst where a login depends on the answer and on endpoints that anyone may call.",
            "A body that is bound to `Map` or `Document` carries operators even without any text being put together.",
            """
            ```java
            mongo.find(Query.query(Criteria.where("name").is(name)), User.class);
            ```""",
            List.of("CWE-943", "OWASP API8:2023"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("nosql");
    }

    @Override
    public Set<String> excuses() {
        return Set.of("nosql", "base64");
    }

    @Override
    public Words words(Arrival arrival) {
        return new Words("change what the query finds", "reaches the query's text", "runs as a query");
    }

    @Override
    public Optional<Fix> fix(Arrival arrival, List<Taint> harmful) {
        return Optional.of(
                new Fix("Build the query from typed criteria; parameters where the store has them.", """
                - mongo.find(new BasicQuery("{ name: '" + name + "' }"), User.class)
                + mongo.find(Query.query(Criteria.where("name").is(name)), User.class)""", List.of()));
    }
}
