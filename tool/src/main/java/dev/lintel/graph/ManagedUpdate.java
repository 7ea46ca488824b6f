package dev.lintel.graph;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A write that no statement in the code asks for: a property of a row that the persistence context manages is set,
/// and the commit writes it ("dirty checking", Jakarta Persistence 3.2, section 3.2.4).
///
/// It counts only when the row was read in the transaction that is open when the property is set; afterwards the row
/// is detached, and without a transaction nothing is flushed.
public final class ManagedUpdate {
    /// Library calls that set every property of one of their arguments, with that argument.
    private static final Map<String, String> COPIES_INTO = Map.of(
            "org.springframework.beans.BeanUtils#copyProperties", "1",
            "org.apache.commons.beanutils.BeanUtils#copyProperties", "0",
            "org.apache.commons.beanutils.PropertyUtils#copyProperties", "0",
            "cn.hutool.core.bean.BeanUtil#copyProperties", "1",
            "org.modelmapper.ModelMapper#map", "1");

    private static final String ALL = "*";

    private ManagedUpdate() {}

    /// The tables that the step of `path` changes; empty when it changes none.
    ///
    /// @param all the paths of the same entry
    public static Set<String> tables(Path path, List<Path> all, Map<String, Entity> entities) {
        if (path.transaction().isEmpty()) {
            return Set.of();
        }
        return switch (path.step()) {
            case Step.Put put -> tables(path.argument("this"), put.property(), path, all, entities);
            case Step.Invoke invoke -> {
                Optional<String> target = Optional.ofNullable(COPIES_INTO.get(invoke.owner() + "#" + invoke.name()));
                yield target.isEmpty() ? Set.of() : tables(path.argument(target.get()), ALL, path, all, entities);
            }
            default -> Set.of();
        };
    }

    private static Set<String> tables(
            List<Source> targets, String property, Path path, List<Path> all, Map<String, Entity> entities) {
        Set<String> tables = new LinkedHashSet<>();
        for (Source target : targets) {
            if (target instanceof Source.Row row && isManaged(row, path, all)) {
                entity(row, entities)
                        .filter(entity -> property.equals(ALL) || isColumn(entity, property))
                        .map(Entity::table)
                        .filter(table -> !table.isEmpty())
                        .ifPresent(tables::add);
            }
        }
        return tables;
    }

    private static boolean isManaged(Source.Row row, Path put, List<Path> all) {
        return all.stream()
                .filter(path -> path.order() == row.run())
                .anyMatch(path -> path.transaction().isPresent()
                        && path.transaction().equals(put.transaction())
                        && path.transaction()
                                .filter(open -> open.rule().readOnly())
                                .isEmpty());
    }

    /// The mapped class of the row itself, or of the association that was followed from it.
    private static Optional<Entity> entity(Source.Row row, Map<String, Entity> entities) {
        Optional<Entity> found = Optional.ofNullable(entities.get(row.query().entity()));
        for (String property : row.path()) {
            if (!property.equals("[]")) {
                found = found.flatMap(entity -> entity.property(property))
                        .flatMap(Entity.Property::association)
                        .map(association -> entities.get(association.target()));
            }
        }
        return found;
    }

    private static boolean isColumn(Entity entity, String property) {
        return entity.property(property)
                .filter(each -> !each.column().isEmpty())
                .isPresent();
    }
}
