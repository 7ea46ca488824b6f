package dev.lintel.design.found;

import dev.lintel.design.brief.Resource.OnDelete;
import dev.lintel.design.brief.Resource.Part;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.ForeignKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What a thing refers to, and who refers to it as its parts.
///
/// @param columns those that are said as relations and need no field
record Relations(
        Optional<Reference> owner,
        Optional<Reference> tenant,
        List<Reference> references,
        Optional<Thing> parent,
        Map<String, Reference> byTable,
        Set<String> columns) {
    private static final List<String> TENANTS = List.of(
            "tenant_id", "organization_id", "organisation_id", "org_id", "workspace_id", "company_id", "account_id");

    /// The field that leads to the owner of another table's row.
    Optional<String> linkTo(String table) {
        return Optional.ofNullable(byTable.get(table)).map(Reference::name);
    }

    static Relations of(Thing thing, List<Thing> things, List<Door> doors, Ties ties) {
        Optional<String> own = ties.ownColumn(thing.table().name());
        Optional<Thing> parent = parentOf(thing, things, doors);
        Map<String, Reference> byTable = new LinkedHashMap<>();
        Optional<Reference> owner = Optional.empty();
        Optional<Reference> tenant = Optional.empty();
        List<Reference> others = new ArrayList<>();
        Set<String> columns = new HashSet<>();
        for (ForeignKey key : thing.table().references()) {
            Optional<Thing> to =
                    things.stream().filter(each -> each.is(key.target())).findFirst();
            if (key.columns().size() != 1 || to.isEmpty()) {
                continue;
            }
            String column = key.columns().getFirst();
            boolean optional =
                    thing.table().column(column).filter(Column::nullable).isPresent();
            Reference link = new Reference(name(thing, column), to.get().name(), optional, onDelete(key, optional));
            if (parent.filter(each -> each.is(key.target())).isPresent()) {
                columns.add(column);
                continue;
            }
            if (!columns.add(column)) {
                continue;
            }
            byTable.putIfAbsent(key.target(), link);
            if (isTenant(column, key, things)) {
                tenant = Optional.of(new Reference(link.name(), link.to(), false, OnDelete.RESTRICT));
            } else if (own.filter(column::equals).isPresent() && !optional && ties.isPerson(key.target())) {
                owner = Optional.of(new Reference(link.name(), link.to(), false, OnDelete.RESTRICT));
            } else {
                others.add(link);
            }
        }
        others.addAll(mapped(thing, things, columns));
        if (owner.isEmpty() && own.isPresent() && !columns.contains(own.get())) {
            owner = person(things, ties)
                    .filter(to -> !to.equals(thing) && isKeyOf(to, thing, own.get()) && !ties.isAuthor(thing))
                    .map(to -> new Reference(name(thing, own.get()), to.name(), false, OnDelete.RESTRICT));
            owner.ifPresent(_ -> columns.add(own.get()));
        }
        return new Relations(owner, tenant, others, parent, byTable, Set.copyOf(columns));
    }

    /// What the mapping refers to where no foreign key does.
    ///
    /// @param columns those that are said already; what is found here is added
    private static List<Reference> mapped(Thing thing, List<Thing> things, Set<String> columns) {
        List<Reference> links = new ArrayList<>();
        List<Entity.Property> properties =
                thing.entity().map(Entity::properties).orElse(List.of());
        for (Entity.Property each : properties) {
            Optional<Column> column = thing.table().column(each.column());
            Optional<Thing> to = things.stream()
                    .filter(other -> other.entity()
                            .filter(entity -> entity.type().equals(each.javaType()))
                            .isPresent())
                    .findFirst();
            if (each.kind() == Entity.Kind.TO_ONE
                    && column.isPresent()
                    && to.isPresent()
                    && columns.add(each.column())) {
                links.add(new Reference(
                        name(thing, each.column()),
                        to.get().name(),
                        column.get().nullable(),
                        OnDelete.RESTRICT));
            }
        }
        return links;
    }

    /// A name that somebody is called by is no key to that row: `create_by varchar` tells who it was, and binds
    /// nothing.
    private static boolean isKeyOf(Thing to, Thing thing, String column) {
        Optional<Family> family = thing.table().column(column).map(Column::family);
        return family.isPresent() && family.equals(to.table().keyColumn().map(Column::family));
    }

    /// Those who log in, where it is one table: a column may name its row without a foreign key.
    private static Optional<Thing> person(List<Thing> things, Ties ties) {
        List<Thing> people = things.stream()
                .filter(each -> ties.isPerson(each.table().name()))
                .toList();
        return people.size() == 1 ? Optional.of(people.getFirst()) : Optional.empty();
    }

    private static String name(Thing thing, String column) {
        return thing.entity()
                .flatMap(each -> each.ofColumn(column))
                .filter(each -> each.kind() == Entity.Kind.TO_ONE)
                .map(Entity.Property::name)
                .filter(name -> name.matches("[a-z][A-Za-z0-9]*"))
                .orElse(Thing.linkName(column));
    }

    /// Tenants are a thing of their own that belongs to none, and no one row's choice.
    private static boolean isTenant(String column, ForeignKey key, List<Thing> things) {
        return TENANTS.contains(column)
                && things.stream()
                        .filter(each -> each.is(key.target()))
                        .noneMatch(each -> each.table().columns().stream()
                                .anyMatch(own -> own.name().contains("mail")))
                && things.stream()
                                .filter(each -> each.table().references().stream()
                                        .anyMatch(other -> other.columns().equals(List.of(column))))
                                .count()
                        > 1;
    }

    private static OnDelete onDelete(ForeignKey key, boolean optional) {
        return switch (key.onDelete()) {
            case "cascade" -> OnDelete.CASCADE;
            case "set null" -> optional ? OnDelete.DETACH : OnDelete.RESTRICT;
            default -> OnDelete.RESTRICT;
        };
    }

    /// Rows that go with another's and have no address of their own are its parts.
    private static Optional<Thing> parentOf(Thing thing, List<Thing> things, List<Door> doors) {
        if (doors.stream().anyMatch(door -> door.thing().equals(thing))) {
            return Optional.empty();
        }
        return thing.table().references().stream()
                .filter(key -> key.onDelete().equals("cascade") && key.columns().size() == 1)
                .flatMap(key -> things.stream().filter(each -> each.is(key.target())))
                .filter(each -> !each.equals(thing))
                .findFirst();
    }

    /// The parts of a thing, under the name that requests use.
    static List<Part> parts(
            Thing thing, Map<Thing, Relations> all, Optional<Endpoint> create, Bodies bodies, Notes notes) {
        List<Part> parts = new ArrayList<>();
        all.forEach((part, relations) -> {
            if (relations.parent().filter(thing::equals).isPresent()) {
                String name = create.flatMap(endpoint -> bodies.carrying(endpoint, part))
                        .map(each -> each.name())
                        .orElse(Words.field(part.table().name()));
                notes.assumed("resources." + thing.name() + ".has." + name, "1..100 assumed");
                parts.add(new Part(name, part.name(), 1, 100));
            }
        });
        return parts;
    }
}
