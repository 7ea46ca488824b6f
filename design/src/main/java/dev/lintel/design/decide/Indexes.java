package dev.lintel.design.decide;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The indexes of a brief: one for each access pattern, then one for each foreign key that no such index begins with.
public record Indexes(Brief brief) {
    private static final int ID_BYTES = 16;
    private static final int TIME_BYTES = 8;

    public List<Index> all() {
        List<Index> indexes = new ArrayList<>();
        for (AccessPattern pattern : brief.patterns()) {
            brief.resource(pattern.resource())
                    .flatMap(on -> of(pattern, on))
                    .filter(index -> indexes.stream().noneMatch(has -> has.name().equals(index.name())))
                    .ifPresent(indexes::add);
        }
        for (Resource resource : brief.resources()) {
            for (String column : foreignKeys(resource)) {
                String table = Names.table(resource.name());
                boolean covered = indexes.stream()
                        .anyMatch(has -> has.table().equals(table)
                                && has.where().isEmpty()
                                && has.leading().equals(column));
                if (!covered) {
                    indexes.add(new Index(
                            table, List.of(column), Optional.empty(), ID_BYTES, rows(resource), Optional.empty(), 0));
                }
            }
        }
        return List.copyOf(indexes);
    }

    /// @return columns that refer to other tables: whose it is, what it is a part of, what it names
    public List<String> foreignKeys(Resource resource) {
        return Stream.of(
                        resource.owner().stream().map(Reference::name),
                        brief.parentOf(resource).stream().map(Resource::name),
                        resource.references().stream().map(Reference::name))
                .flatMap(names -> names)
                .map(Indexes::keyColumn)
                .toList();
    }

    public static String keyColumn(String reference) {
        return Field.snake(reference) + "_id";
    }

    /// Equality first, then the order of the answer, then the id, which makes the order total and the cursor exact.
    private Optional<Index> of(AccessPattern pattern, Resource on) {
        if (pattern.operation().isPresent() || pattern.by().equals(List.of("id"))) {
            return Optional.empty();
        }
        List<String> columns = new ArrayList<>();
        for (String by : pattern.by()) {
            boolean fixed = pattern.where().filter(where -> where.startsWith(by + " ")).isPresent();
            if (!fixed) {
                columns.add(column(on, by));
            }
        }
        pattern.sort().forEach(order -> columns.add(column(on, order.field()) + (order.descending() ? " DESC" : "")));
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        boolean descending = pattern.sort().stream().anyMatch(AccessPattern.Order::descending);
        columns.add(descending ? "id DESC" : "id");
        int bytes = ID_BYTES + columns.stream().mapToInt(each -> bytes(on, each)).sum();
        return Optional.of(new Index(
                Names.table(on.name()),
                columns.stream().distinct().toList(),
                pattern.where(),
                bytes,
                rows(on),
                Optional.of(pattern.name()),
                pattern.perSecond()));
    }

    private long rows(Resource resource) {
        return new Capacity(brief).inAYear(resource);
    }

    private static int bytes(Resource on, String column) {
        String bare = column.replace(" DESC", "");
        return on.fields().stream()
                .filter(field -> field.column().equals(bare))
                .findFirst()
                .map(Field::bytes)
                .orElse(bare.endsWith("_id") ? ID_BYTES : bare.equals("id") ? 0 : TIME_BYTES);
    }

    private static String column(Resource on, String name) {
        boolean refers = on.owner().filter(owner -> owner.name().equals(name)).isPresent()
                || on.references().stream().anyMatch(each -> each.name().equals(name));
        return refers ? keyColumn(name) : on.field(name).map(Field::column).orElse(Field.snake(name));
    }
}
