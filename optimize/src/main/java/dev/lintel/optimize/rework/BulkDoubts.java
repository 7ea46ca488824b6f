package dev.lintel.optimize.rework;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Kind;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Step;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What speaks against one update statement for many rows of an entity.
final class BulkDoubts {
    /// Run by the mapper when it writes a row, and not by an update in JPQL.
    private static final Set<String> CALLBACKS =
            Set.of("PreUpdate", "PostUpdate", "EntityListeners", "Audited", "PreUpdateOperation");
    private static final Set<String> FILLED =
            Set.of("UpdateTimestamp", "LastModifiedDate", "LastModifiedBy", "Generated", "CurrentTimestamp");

    private final Paths paths;
    private final Program program;

    BulkDoubts(Paths paths, Program program) {
        this.paths = paths;
        this.program = program;
    }

    /// Whether every way to it has a transaction open.
    boolean inTransaction(RowQuery asked) {
        return asked.ways().stream()
                .allMatch(way -> way.transaction()
                        .filter(open -> !open.rule().readOnly())
                        .isPresent());
    }

    /// Said behind a colon; empty for none.
    Optional<String> of(RowQuery asked, List<String> properties) {
        Entity entity = asked.entity();
        String name = asked.entityName();
        for (String each : properties) {
            Optional<Entity.Property> property = entity.property(each);
            boolean own = property.filter(it -> it.kind() == Kind.BASIC && asked.isColumn(it))
                    .isPresent();
            if (!own) {
                return Optional.of("%s is no plain column of %s".formatted(each, entity.table()));
            }
        }
        if (entity.properties().stream().anyMatch(each -> each.kind() == Kind.VERSION)) {
            return Optional.of("%s has a version, which an update in JPQL neither checks nor raises".formatted(name));
        }
        Optional<String> callback = callback(asked);
        if (callback.isPresent()) {
            return Optional.of("%s of %s would not run".formatted(callback.get(), name));
        }
        if (!program.subtypes(entity.type()).isEmpty() || inherits(entity)) {
            return Optional.of("%s shares its mapping with other classes".formatted(name));
        }
        if (asked.repository().methods().stream().anyMatch(each -> each.name().startsWith("save"))) {
            return Optional.of(
                    "%s saves in a way of its own".formatted(asked.repository().simpleName()));
        }
        return readElsewhere(asked)
                .map(place -> "rows of %s are read at %s as well, and would keep their old values within one session"
                        .formatted(entity.table(), place));
    }

    private Optional<String> callback(RowQuery asked) {
        return asked.lineage(program)
                .flatMap(type -> Stream.of(
                                type.annotations().stream().filter(each -> CALLBACKS.contains(each.simpleName())),
                                type.methods().stream()
                                        .map(Method::annotations)
                                        .flatMap(List::stream)
                                        .filter(each -> CALLBACKS.contains(each.simpleName())),
                                type.fields().stream()
                                        .flatMap(each -> each.annotations().stream())
                                        .filter(each -> FILLED.contains(each.simpleName())))
                        .flatMap(each -> each))
                .map(Annotation::simpleName)
                .map("@%s"::formatted)
                .findFirst();
    }

    private boolean inherits(Entity entity) {
        return program.type(entity.type())
                .flatMap(TypeDeclaration::superclass)
                .map(Type::erasure)
                .filter(above -> paths.backend().entities().containsKey(above))
                .isPresent();
    }

    /// Another query on the same way that gives rows of this entity, which the session would keep as they were.
    private Optional<String> readElsewhere(RowQuery asked) {
        return asked.ways().stream()
                .map(Path::from)
                .distinct()
                .flatMap(paths::queries)
                .filter(path -> path.step() instanceof Step.Run run
                        && run.query().givesObjects()
                        && run.query().entity().equals(asked.entity().type())
                        && !path.at().equals(asked.at()))
                .map(path -> path.at().toString())
                .findFirst();
    }
}
