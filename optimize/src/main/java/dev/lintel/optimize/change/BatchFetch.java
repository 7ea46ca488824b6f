package dev.lintel.optimize.change;

import dev.lintel.finding.Fix;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entity.Association;
import dev.lintel.graph.Entity.Property;
import dev.lintel.optimize.observe.QueriesInLoops.Loop;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The mapping behind a select that Hibernate sends once for each row of another, and the annotation that makes it
/// ask for many rows at a time. Unlike a fetch join it changes no result, and it leaves paging to the database.
/// (Hibernate ORM User Guide, "Batch fetching".)
///
/// @param described what the annotation stands on, for people: `Owner.pets`, `Owner`
/// @param at the declaration that the annotation comes before: the collection's, or the class of what is referred
///     to
/// @param size rows that are asked for at a time
public record BatchFetch(String described, Span at, int size) {
    private static final String ANNOTATION = "org.hibernate.annotations.BatchSize";
    /// A page or two; a batch that is not full costs nothing.
    private static final int[] SIZES = {25, 50, 100};

    /// Empty when no mapping, or more than one, loads what the loop asks for.
    public static Optional<BatchFetch> of(Loop loop, List<Backend> backends) {
        String table = loop.child().shape().mainTable().map(Shape::fold).orElse("");
        String column = Shape.fold(loop.by().name());
        String parent = loop.parent().shape().mainTable().map(Shape::fold).orElse("");
        List<BatchFetch> found = new ArrayList<>();
        for (Backend backend : backends) {
            for (Entity owner : backend.entities().values()) {
                for (Property property : owner.properties()) {
                    property.association()
                            .filter(each ->
                                    each.batchSize() < 2 && owner.table().equals(parent))
                            .flatMap(each -> of(owner, property, each, backend, table, column, loop.perCall()))
                            .filter(each -> !found.contains(each))
                            .ifPresent(found::add);
                }
            }
        }
        return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
    }

    private static Optional<BatchFetch> of(
            Entity owner,
            Property property,
            Association association,
            Backend backend,
            String table,
            String column,
            double perCall) {
        Optional<Entity> target = Optional.ofNullable(backend.entities().get(association.target()));
        if (!Asked.by(association, target).equals(Optional.of(new Asked(table, column)))) {
            return Optional.empty();
        }
        // Hibernate takes the size for what is referred to from its class
        Span at = association.many() ? property.at() : target.map(Entity::at).orElse(property.at());
        String described =
                association.many() || target.isEmpty() ? simple(owner) + "." + property.name() : simple(target.get());
        return Optional.of(new BatchFetch(described, at, size(perCall)));
    }

    private static String simple(Entity entity) {
        return entity.type().substring(entity.type().lastIndexOf('.') + 1);
    }

    /// The table that the select for one row reads first, and the column by which it finds the row's part.
    private record Asked(String table, String column) {
        static Optional<Asked> by(Association association, Optional<Entity> target) {
            if (!association.joinTable().isEmpty()) {
                return Optional.of(new Asked(association.joinTable(), association.ownColumn()));
            }
            return target.map(entity -> new Asked(
                    entity.table(),
                    association.many()
                            ? entity.property(association.mappedBy())
                                    .map(Property::column)
                                    .orElse(association.ownColumn())
                            : entity.id().map(Property::column).orElse("")));
        }
    }

    private static int size(double perCall) {
        for (int size : SIZES) {
            if (perCall <= size) {
                return size;
            }
        }
        return SIZES[SIZES.length - 1];
    }

    public String advice() {
        return "@BatchSize(size = %d) on %s asks for %d at a time; no result changes, and paging stays in the database."
                .formatted(size, described, size);
    }

    /// Where the declaration begins, at its own indent.
    public Fix fix(Workspace workspace) throws IOException {
        return new Fix(advice(), "", Declared.with(at, ANNOTATION, "@BatchSize(size = " + size + ")", workspace));
    }
}
