package dev.lintel.design.schema;

import dev.lintel.design.brief.AccessPattern;
import dev.lintel.design.brief.AccessPattern.Match;
import dev.lintel.design.brief.AccessPattern.Sort;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Names;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.brief.Resource.Reference;
import dev.lintel.design.contract.Operations;
import dev.lintel.design.schema.Index.Method;
import dev.lintel.design.schema.Index.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The indexes of a brief beside those of keys and unique columns: for each access pattern, for each list that is
/// open without a pattern, then for each foreign key that none of those, and no unique index of all rows, begins with.
public record Indexes(Brief brief) {
    private static final int ID_BYTES = 16;
    private static final int TIME_BYTES = 8;

    /// Below this a scan of the table costs less than a walk through an index.
    private static final long TOO_SMALL = 1000;

    public List<Index> all() {
        List<Index> indexes = new ArrayList<>();
        for (AccessPattern pattern : brief.patterns()) {
            brief.resource(pattern.resource()).stream()
                    .flatMap(on -> of(pattern, on))
                    .forEach(index -> add(indexes, index));
        }
        brief.roots().flatMap(this::assumed).forEach(index -> add(indexes, index));
        brief.resources().stream().flatMap(this::ofForeignKeys).forEach(index -> add(indexes, index));
        return List.copyOf(indexes);
    }

    /// An index whose keys another one begins with is left out.
    private static void add(List<Index> indexes, Index index) {
        if (indexes.stream().noneMatch(has -> has.serves(index))) {
            // those of rows in one state are called as those of rows in another
            long alike = indexes.stream()
                    .filter(has -> has.at(1).name().equals(index.name()))
                    .count();
            indexes.add(index.at(1 + (int) alike));
        }
    }

    private Stream<Index> of(AccessPattern pattern, Resource on) {
        if (!pattern.isList()) {
            return Stream.empty();
        }
        Reason reason = new Reason.Question(pattern.name(), pattern.perSecond());
        if (pattern.stream()) {
            return pattern.range().stream().map(range -> brin(on, range, reason));
        }
        List<String> equal = equal(pattern, on);
        List<List<String>> keys = new ArrayList<>();
        for (Sort sort : pattern.sorts().isEmpty() ? List.of(new Sort("createdAt", true)) : pattern.sorts()) {
            keys.add(joined(equal, sorted(on, sort)));
        }
        pattern.range().ifPresent(range -> keys.add(joined(equal, List.of(Names.column(on, range)))));
        for (AccessPattern.Filter filter : pattern.filters()) {
            String column = Names.column(on, filter.field());
            boolean led = filter.match() == Match.RANGE
                    && keys.stream()
                            .anyMatch(each -> each.size() > equal.size()
                                    && each.get(equal.size())
                                            .replace(" DESC", "")
                                            .equals(column));
            if (filter.match() == Match.EQUAL) {
                keys.add(joined(
                        joined(equal, List.of(column)),
                        keys.getFirst().subList(equal.size(), keys.getFirst().size())));
            } else if (!led) {
                keys.add(joined(equal, List.of(column + (filter.match() == Match.PREFIX ? " text_pattern_ops" : ""))));
            }
        }
        Optional<String> where =
                pattern.where().map(each -> Names.column(on, each.field()) + " = '" + each.equals() + "'");
        return keys.stream().map(each -> index(on, each, where, reason));
    }

    private static List<String> equal(AccessPattern pattern, Resource on) {
        List<String> equal = new ArrayList<>();
        on.tenant().map(Reference::column).ifPresent(equal::add);
        pattern.by().stream()
                .filter(by -> pattern.where()
                        .filter(where -> where.field().equals(by))
                        .isEmpty())
                .map(by -> Names.column(on, by))
                .filter(column -> !equal.contains(column))
                .forEach(equal::add);
        return equal;
    }

    /// The order, then the id, which makes the order total and the cursor exact.
    private static List<String> sorted(Resource on, Sort sort) {
        String direction = sort.descending() ? " DESC" : "";
        return sort.field().equals("id")
                ? List.of("id" + direction)
                : List.of(Names.column(on, sort.field()) + direction, "id" + direction);
    }

    private static List<String> joined(List<String> first, List<String> then) {
        return Stream.concat(first.stream(), then.stream().filter(each -> !first.contains(each)))
                .toList();
    }

    /// Rows come in the order of their time, so a summary of each 128 pages finds a range of times.
    private Index brin(Resource on, String range, Reason reason) {
        return new Index(
                Names.table(on.name()),
                Method.BRIN,
                List.of(Names.column(on, range)),
                Optional.empty(),
                TIME_BYTES,
                rows(on),
                reason,
                1);
    }

    private Stream<Index> assumed(Resource resource) {
        boolean asked = brief.patterns().stream()
                .anyMatch(each ->
                        each.isList() && !each.stream() && each.resource().equals(resource.name()));
        if (asked || resource.isClosed("read") || rows(resource) < TOO_SMALL) {
            return Stream.empty();
        }
        List<String> whose = Stream.of(
                        resource.tenant().stream(), resource.owner().stream(), Operations.through(resource).stream())
                .flatMap(links -> links)
                .map(Reference::column)
                .toList();
        return Stream.of(index(
                resource,
                joined(whose, List.of("created_at DESC", "id DESC")),
                Optional.empty(),
                new Reason.Assumed(resource.name())));
    }

    private Stream<Index> ofForeignKeys(Resource resource) {
        Stream<Index> own = resource.links().map(link -> foreignKey(resource, link.column(), Names.table(link.to())));
        Stream<Index> parent = brief.parentOf(resource).stream()
                .map(each -> foreignKey(resource, Names.parentColumn(each), Names.table(each.name())));
        List<String> led =
                new Tables(brief).keys(resource).stream().map(List::getFirst).toList();
        return Stream.concat(parent, own).filter(each -> !led.contains(each.leading()));
    }

    private Index foreignKey(Resource resource, String column, String to) {
        return index(resource, List.of(column), Optional.empty(), new Reason.ForeignKey(to));
    }

    private Index index(Resource on, List<String> keys, Optional<String> where, Reason reason) {
        int bytes = keys.stream().mapToInt(each -> bytes(on, each)).sum();
        return new Index(Names.table(on.name()), Method.BTREE, keys, where, bytes, rows(on), reason, 1);
    }

    private long rows(Resource resource) {
        return new Sizes(brief).inAYear(resource);
    }

    private static int bytes(Resource on, String key) {
        String bare = key.replaceAll(" .*", "");
        return on.fields().stream()
                .filter(field -> Names.column(on, field.name()).equals(bare))
                .findFirst()
                .map(Field::bytes)
                .orElse(bare.equals("id") || bare.endsWith("_id") ? ID_BYTES : TIME_BYTES);
    }
}
