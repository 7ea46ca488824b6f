package dev.lintel.agent.scene;

import dev.lintel.agent.Standing.Door;
import dev.lintel.agent.answer.Claim;
import dev.lintel.agent.question.Deed;
import dev.lintel.agent.words.SimpleName;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Query;
import dev.lintel.graph.Sensitivity;
import dev.lintel.source.Span;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What a schema review says of the class that is mapped to a table: how money and enums are kept, what comes along
/// with each row, who loses a change.
final class MappingClaims {
    private final Entity entity;
    private final Backend backend;
    private final List<Door> doors;

    MappingClaims(Entity entity, Backend backend, List<Door> doors) {
        this.entity = entity;
        this.backend = backend;
        this.doors = List.copyOf(doors);
    }

    List<Claim> claims() {
        List<Claim> claims = new ArrayList<>();
        String name = entity.table();
        for (Entity.Property property : entity.properties()) {
            String label = SimpleName.of(entity.type()) + "." + property.name();
            if (property.stored() == Entity.Stored.ENUM_ORDINAL) {
                claims.add(Claim.risk(
                        label
                                + " is stored by its position: a new constant in the middle changes the meaning of old rows.",
                        name,
                        List.of(property.at()),
                        "@Enumerated(EnumType.STRING)"));
            }
            boolean money = Sensitivity.of(property.name()) == Sensitivity.MONEY;
            if (money
                    && Set.of("double", "float", "java.lang.Double", "java.lang.Float")
                            .contains(property.javaType())) {
                claims.add(Claim.risk(
                        label + " counts money in binary fractions.", name, List.of(property.at()), "BigDecimal"));
            }
            property.association()
                    .filter(each -> !each.lazy())
                    .filter(_ -> property.kind() == Entity.Kind.TO_ONE || property.kind() == Entity.Kind.TO_MANY)
                    .ifPresent(_ -> claims.add(Claim.risk(
                            label + " is fetched with every " + SimpleName.of(entity.type()) + ", wanted or not.",
                            name,
                            List.of(property.at()),
                            "fetch = FetchType.LAZY")));
        }
        boolean versioned = entity.properties().stream().anyMatch(each -> each.kind() == Entity.Kind.VERSION);
        List<Door> writers = doors.stream()
                .filter(door -> Deed.CHANGE.isDone(door.paths().traffic().of(name), door.entry())
                        && !Deed.CREATE.isDone(door.paths().traffic().of(name), door.entry()))
                .toList();
        if (!versioned && !writers.isEmpty()) {
            List<Span> places = new ArrayList<>(List.of(entity.at()));
            writers.forEach(door -> places.add(door.entry().at()));
            claims.add(Claim.risk(
                    SimpleName.of(entity.type())
                            + " has no version: of two changes at once the later wins and the earlier is lost.",
                    name,
                    places,
                    isByHand()
                            ? "update " + name + " set .., version = version + 1\nwhere id = :id and version = :seen"
                            : "@Version private long version;"));
        }
        return claims;
    }

    /// Whether statements are written by people, so that no annotation changes them.
    private boolean isByHand() {
        List<Query> changes = backend.queries().stream()
                .filter(each -> each.shape().kind() == Shape.Kind.UPDATE
                        && each.shape()
                                .mainTable()
                                .filter(entity.table()::equals)
                                .isPresent())
                .toList();
        if (!changes.isEmpty()) {
            return changes.stream().allMatch(each -> each.language() == Query.Language.MAPPER);
        }
        List<String> frameworks = backend.application().frameworks();
        return frameworks.stream().anyMatch(each -> each.startsWith("MyBatis"))
                && frameworks.stream().noneMatch(each -> each.contains("JPA"));
    }
}
