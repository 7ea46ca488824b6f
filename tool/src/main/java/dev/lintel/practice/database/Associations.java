package dev.lintel.practice.database;

import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Entity.Property;
import dev.lintel.graph.Query;
import dev.lintel.graph.Settings.Setting;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Follows property paths over the mapped classes and tells which associations a query does not bring along.
public record Associations(Backend backend) {
    /// An association met on a path.
    ///
    /// @param path from the query's entity, `items.product`
    public record Met(Entity owner, Property property, Association association, String path) {}

    /// The first lazy association on the path that the query does not fetch and no batch setting covers.
    ///
    /// @param from how much of the path is walked once, before the repetition starts; associations there do not
    ///     count
    Optional<Met> unfetched(Query query, List<String> path, int from) {
        Entity current = backend.entities().get(query.entity());
        StringBuilder walked = new StringBuilder();
        for (int i = 0; i < path.size(); i++) {
            String part = path.get(i);
            if (part.equals("[]") || part.equals("*")) {
                continue;
            }
            Optional<Property> property = current == null ? Optional.empty() : current.property(part);
            if (current == null
                    || property.isEmpty()
                    || property.get().association().isEmpty()) {
                return Optional.empty();
            }
            walked.append(walked.isEmpty() ? "" : ".").append(part);
            Association association = property.get().association().get();
            if (i >= from && loadsLater(query, association, walked.toString())) {
                return Optional.of(new Met(current, property.get(), association, walked.toString()));
            }
            current = backend.entities().get(association.target());
        }
        return Optional.empty();
    }

    /// The eager associations that come by selects of their own, one for each row, because the query does not fetch
    /// them: a query in JPQL is not changed by `EAGER`, which only joins where a row is found by its id (Hibernate
    /// ORM User Guide, "Fetching"). What the query fetches is looked into in turn.
    public List<Met> eagerPerRow(Query query) {
        boolean many = query.gives() == Query.Gives.MANY
                || query.gives() == Query.Gives.PAGE
                || query.gives() == Query.Gives.STREAM;
        List<Met> found = new ArrayList<>();
        if (!batchedByDefault()) {
            eager(query, query.entity(), "", "", many, found);
        }
        return found;
    }

    /// @param back the property by which the rows refer to where they were reached from, which is there already
    /// @param many whether there are several rows of the entity
    private void eager(Query query, String entity, String before, String back, boolean many, List<Met> found) {
        Entity mapped = backend.entities().get(entity);
        if (mapped == null) {
            return;
        }
        for (Property property : mapped.properties()) {
            Optional<Association> association = property.association();
            if (association.isEmpty() || !back.isEmpty() && property.name().equals(back)) {
                continue;
            }
            String path = before + property.name();
            boolean fetched = query.fetched().contains(path);
            if (fetched) {
                eager(
                        query,
                        association.get().target(),
                        path + ".",
                        association.get().mappedBy(),
                        many || association.get().many(),
                        found);
            } else if (many && !association.get().lazy() && association.get().batchSize() < 2) {
                found.add(new Met(mapped, property, association.get(), path));
            }
        }
    }

    /// The first lazy association that a serializer reaches from the query's rows: one of theirs, or one of what
    /// comes along with them.
    Optional<Met> writtenLater(Query query, String entity) {
        return writtenLater(query, entity, "", new HashSet<>());
    }

    private Optional<Met> writtenLater(Query query, String entity, String before, Set<String> seen) {
        Entity mapped = backend.entities().get(entity);
        BodyType body = backend.bodies().get(entity);
        if (mapped == null || body == null || !body.complete() || !seen.add(entity)) {
            return Optional.empty();
        }
        List<Met> along = new ArrayList<>();
        for (BodyType.Property written : body.properties()) {
            Optional<Property> property = written.written() ? mapped.property(written.property()) : Optional.empty();
            if (property.flatMap(Property::association).isEmpty()) {
                continue;
            }
            Association association = property.get().association().get();
            Met met = new Met(mapped, property.get(), association, before + written.property());
            if (loadsLater(query, association, met.path())) {
                return Optional.of(met);
            }
            along.add(met);
        }
        return along.stream()
                .flatMap(met -> writtenLater(query, met.association().target(), met.path() + ".", seen).stream())
                .findFirst();
    }

    boolean loadsLater(Query query, Association association, String path) {
        return association.lazy()
                && association.batchSize() < 2
                && !batchedByDefault()
                && !query.fetched().contains(path);
    }

    /// `hibernate.default_batch_fetch_size`, however it is handed to Hibernate.
    boolean batchedByDefault() {
        return Stream.of(
                        "spring.jpa.properties.hibernate.default_batch_fetch_size",
                        "spring.jpa.properties.hibernate.default-batch-fetch-size",
                        "hibernate.default_batch_fetch_size",
                        "quarkus.hibernate-orm.fetch.batch-size")
                .map(backend.settings()::get)
                .flatMap(Optional::stream)
                .map(Setting::value)
                .anyMatch(value -> !value.equals("1") && !value.equals("0"));
    }

    /// The column on which the children of an association are found, for people.
    public static String described(Met met) {
        String simple = met.owner().type().substring(met.owner().type().lastIndexOf('.') + 1);
        return simple + "." + met.property().name();
    }
}
