package dev.lintel.design.found;

import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import dev.lintel.source.Span;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// What a backend keeps already, found by what people call it.
///
/// @param rows in the order of their tables' names
/// @param prefix what all tables begin with, up to its last underscore
public record Existing(Backend backend, List<Row> rows, String prefix) {
    /// How many tables have to begin alike before that beginning is no part of their names.
    private static final int SHARED = 3;

    public Existing {
        rows = List.copyOf(rows);
    }

    /// @param name as the code calls it
    /// @param account whether people log in with it
    public record Row(String name, Table table, Optional<Entity> entity, boolean account) {
        /// The class, or the table where none is mapped.
        public Span at() {
            return entity.map(Entity::at).orElse(table.at());
        }

        /// What its first text is called, which people know it by; empty without one.
        public Optional<String> label() {
            List<String> key = table.primaryKey().map(Key::columns).orElse(List.of());
            return table.columns().stream()
                    .filter(each -> each.family() == Family.TEXT
                            && !key.contains(each.name())
                            && !each.name().endsWith("_id"))
                    .map(each -> new Thing(name, table, entity).fieldName(each.name()))
                    .filter(each -> each.matches("[a-z][A-Za-z0-9]*"))
                    .findFirst();
        }

        /// The column that people call so: `department` is `dept_id`, `status` is `order_status` of orders.
        ///
        /// @param snake `unit_price`
        public Optional<Schema.Column> column(String snake) {
            List<String> spellings = Abbreviations.of(snake);
            return spellings.stream()
                    .flatMap(each ->
                            Stream.of(each, each + "_id", Words.singular(name).toLowerCase(Locale.ROOT) + "_" + each))
                    .flatMap(each -> table.columns().stream()
                            .filter(column -> Words.bare(column.name()).equals(Words.bare(each))
                                    || entity.flatMap(mapped -> mapped.ofColumn(column.name()))
                                            .filter(property ->
                                                    Words.bare(property.name()).equals(Words.bare(each)))
                                            .isPresent()))
                    .findFirst();
        }

        /// Whether it has a column or a property of that name, in whatever spelling.
        public boolean has(String field) {
            String plain = Words.bare(field);
            return table.columns().stream()
                            .anyMatch(each -> Words.bare(each.name()).equals(plain))
                    || entity.stream()
                            .flatMap(each -> each.properties().stream())
                            .anyMatch(each -> Words.bare(each.name()).equals(plain));
        }
    }

    public static Existing in(Backend backend) {
        Ownership ownership = Ownership.of(backend.schema());
        List<Row> rows = Thing.tablesOf(backend)
                .filter(each -> !each.view() && !Thing.isLink(each))
                .map(each -> Thing.of(each, backend))
                .map(each -> new Row(each.name(), each.table(), each.entity(), isAccount(each.table(), ownership)))
                .sorted(Comparator.comparing(each -> each.table().name()))
                .toList();
        return new Existing(backend, rows, prefix(rows));
    }

    private static boolean isAccount(Table table, Ownership ownership) {
        return ownership.isUserTable(table.name())
                && table.columns().stream()
                        .anyMatch(each -> Words.bare(each.name()).contains("passw"));
    }

    /// The row that is called so: by its class, by its table, or by its table without what several begin with
    /// (`pms_product`).
    ///
    /// @param snake in the singular, `order_item`
    public Optional<Row> called(String snake) {
        return Abbreviations.of(snake).stream()
                .flatMap(each -> spelled(each).stream())
                .findFirst();
    }

    private Optional<Row> spelled(String snake) {
        String plain = Words.bare(snake);
        return rows.stream()
                .filter(each -> Words.bare(each.name()).equals(plain)
                        || Words.bare(Words.singular(each.table().name())).equals(plain))
                .findFirst()
                .or(() -> rows.stream()
                        .filter(each -> behindPrefix(each.table().name()).equals(plain))
                        .min(Comparator.comparing(each -> each.table().name().length())));
    }

    /// `pms_product` without `pms_`, where others begin so too; empty where they do not.
    private String behindPrefix(String table) {
        int end = prefix.isEmpty() ? table.indexOf('_') + 1 : prefix.length();
        String start = table.substring(0, Math.min(end, table.length()));
        long alike = rows.stream()
                .filter(each -> each.table().name().startsWith(start))
                .count();
        return end > 0 && alike >= SHARED && table.length() > end
                ? Words.bare(Words.singular(table.substring(end)))
                : "";
    }

    private static String prefix(List<Row> rows) {
        String common = rows.stream()
                .map(each -> each.table().name())
                .reduce(Existing::shared)
                .orElse("");
        return common.substring(0, common.lastIndexOf('_') + 1);
    }

    private static String shared(String one, String other) {
        int end = 0;
        while (end < Math.min(one.length(), other.length()) && one.charAt(end) == other.charAt(end)) {
            end++;
        }
        return one.substring(0, end);
    }

    /// Those that people log in with.
    public Stream<Row> accounts() {
        return rows.stream().filter(Row::account);
    }

    /// The endpoints whose address names a row.
    public List<Endpoint> endpoints(Row row) {
        return backend.endpoints().stream()
                .filter(each -> each.exposure() == Endpoint.Exposure.API)
                .filter(each -> Stream.of(each.route().path().split("/")).anyMatch(segment -> isCalled(segment, row)))
                .toList();
    }

    /// Whether a segment of an address names a row.
    public boolean isCalled(String segment, Row row) {
        String behind = behindPrefix(row.table().name());
        return Words.names(segment, row.table().name())
                || Words.names(segment, row.name())
                || !behind.isEmpty() && Words.bare(Words.singular(segment)).equals(behind);
    }
}
