package dev.lintel.read.jpa.mapping;

import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Entity.Property;
import dev.lintel.read.jpa.mapping.Entities.Hop;
import dev.lintel.read.jpa.mapping.Entities.Walk;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Shape.TableUse;
import dev.lintel.sql.Shape.TableUse.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The tables of one statement as a provider would write them: what paths reach beyond their entity becomes a
/// join. One per statement; a path that is walked twice from the same alias joins once.
public final class Joins {
    private final Entities entities;
    private final List<TableUse> tables = new ArrayList<>();
    private final List<Predicate> predicates = new ArrayList<>();
    private final Set<String> joined = new HashSet<>();
    private boolean complete = true;

    public Joins(Entities entities) {
        this.entities = entities;
    }

    public Entities entities() {
        return entities;
    }

    public List<TableUse> tables() {
        return tables;
    }

    /// The conditions of the joins.
    public List<Predicate> predicates() {
        return predicates;
    }

    /// Whether every table and join column was known.
    public boolean complete() {
        return complete;
    }

    /// Names a table; one whose name is not known is left out and makes the statement incomplete.
    public void use(String table, String alias, Role role) {
        if (table.isEmpty()) {
            complete = false;
        } else {
            tables.add(new TableUse(table, alias, role));
        }
    }

    /// The columns at the end of a path, several for an embedded value; empty when the path is not mapped.
    ///
    /// @param from the entity where it starts
    /// @param alias what the statement calls that entity
    public List<Column> columns(Entity from, String alias, List<String> names, Role role) {
        Optional<Walk> walk = entities.walk(from, names);
        if (walk.isEmpty()) {
            return List.of();
        }
        List<Hop> hops = walk.get().hops();
        boolean endsAtKey = !hops.isEmpty()
                && isForeignKey(hops.getLast().property())
                && (walk.get().end().isEmpty() || isOnlyId(walk.get()));
        List<Hop> followed = endsAtKey ? hops.subList(0, hops.size() - 1) : hops;
        follow(followed, alias, role);
        if (endsAtKey) {
            Hop last = hops.getLast();
            return List.of(column(last.from(), last.property(), role));
        }
        if (walk.get().end().isEmpty()) {
            return atCollection(hops.getLast());
        }
        return walk.get().end().stream()
                .filter(property -> !property.column().isEmpty())
                .map(property -> column(walk.get().owner(), property, role))
                .toList();
    }

    /// Joins an association.
    ///
    /// @return what it leads to; empty for a collection of values, and when the path is not mapped
    public Optional<Entity> join(Entity from, String alias, List<String> names, String as, Role role) {
        Optional<Walk> walk = entities.walk(from, names);
        if (walk.isEmpty() || walk.get().hops().isEmpty()) {
            complete &= walk.isPresent();
            return Optional.empty();
        }
        List<Hop> hops = walk.get().hops();
        follow(hops.subList(0, hops.size() - 1), alias, role);
        follow(hops.getLast(), as, role);
        return entities.ofType(association(hops.getLast()).target());
    }

    private static boolean isForeignKey(Property property) {
        return !property.column().isEmpty()
                && property.association().filter(it -> !it.many()).isPresent();
    }

    private static boolean isOnlyId(Walk walk) {
        return walk.end().size() == 1
                && walk.end().getFirst().kind() == Kind.ID
                && walk.owner().properties().stream()
                                .filter(each -> each.kind() == Kind.ID)
                                .count()
                        == 1;
    }

    private static Association association(Hop hop) {
        return hop.property().association().orElseThrow();
    }

    private void follow(List<Hop> hops, String alias, Role role) {
        StringBuilder path = new StringBuilder(alias);
        for (Hop hop : hops) {
            path.append('.').append(hop.property().name());
            if (joined.add(path.toString())) {
                follow(hop, "", role);
            }
        }
    }

    private void follow(Hop hop, String as, Role role) {
        Association association = association(hop);
        String target = entities.ofType(association.target()).map(Entity::table).orElse("");
        if (!association.joinTable().isEmpty()) {
            throughTable(
                    hop,
                    association.joinTable(),
                    association.ownColumn(),
                    association.targetColumn(),
                    target,
                    as,
                    role);
            return;
        }
        if (!hop.property().column().isEmpty()) {
            use(target, as, role);
            equal(column(hop.from(), hop.property(), role), idOf(association.target()));
        } else if (!association.mappedBy().isEmpty()) {
            inverse(hop, association, target, as, role);
        } else {
            use(target, as, role);
            equal(new Column(target, association.ownColumn()), idOf(hop.from().type()));
        }
    }

    private void inverse(Hop hop, Association association, String target, String as, Role role) {
        Optional<Walk> owning = entities.ofType(association.target())
                .flatMap(entity ->
                        entities.walk(entity, List.of(association.mappedBy().split("\\."))));
        Optional<Property> property = owning.filter(it -> !it.hops().isEmpty())
                .map(it -> it.hops().getLast().property());
        Optional<Association> other = property.flatMap(Property::association);
        if (other.isPresent() && !other.get().joinTable().isEmpty()) {
            use(other.get().joinTable(), "", role);
            use(target, as, role);
            equal(
                    new Column(other.get().joinTable(), other.get().targetColumn()),
                    idOf(hop.from().type()));
            equal(
                    new Column(target, idOf(association.target()).name()),
                    new Column(other.get().joinTable(), other.get().ownColumn()));
        } else if (property.isPresent()) {
            use(target, as, role);
            equal(new Column(target, property.get().column()), idOf(hop.from().type()));
        } else {
            complete = false;
        }
    }

    private void throughTable(Hop hop, String table, String own, String other, String target, String as, Role role) {
        boolean values = hop.property().kind() == Kind.ELEMENTS;
        use(table, values ? as : "", role);
        equal(new Column(table, own), idOf(hop.from().type()));
        if (!values) {
            use(target, as, role);
            equal(new Column(target, idOf(association(hop).target()).name()), new Column(table, other));
        }
    }

    private List<Column> atCollection(Hop last) {
        Association association = association(last);
        if (last.property().kind() == Kind.ELEMENTS) {
            return association.targetColumn().isEmpty()
                    ? List.of()
                    : List.of(new Column(association.joinTable(), association.targetColumn()));
        }
        Column id = idOf(association.target());
        return id.name().isEmpty() ? List.of() : List.of(id);
    }

    private Column idOf(String type) {
        Optional<Entity> entity = entities.ofType(type);
        return new Column(
                entity.map(Entity::table).orElse(""),
                entity.flatMap(Entity::id).map(Property::column).orElse(""));
    }

    private void equal(Column left, Column right) {
        if (left.name().isEmpty() || left.table().isEmpty() || right.name().isEmpty()) {
            complete = false;
            return;
        }
        predicates.add(new Predicate(left, Operator.EQUAL, new Operand.Other(right), true, false, Optional.empty()));
    }

    private Column column(Entity entity, Property property, Role role) {
        if (property.table().isEmpty()) {
            return new Column(entity.table(), property.column());
        }
        if (joined.add(entity.type() + "=" + property.table())) {
            use(property.table(), "", role == Role.MAIN ? Role.JOINED : role);
            Column id = idOf(entity.type());
            equal(new Column(property.table(), id.name()), id);
        }
        return new Column(property.table(), property.column());
    }
}
