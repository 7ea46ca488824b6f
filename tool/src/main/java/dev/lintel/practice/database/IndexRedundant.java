package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// An index whose columns are the first columns of another one, or all of them.
public final class IndexRedundant implements Practice {
    static final Guide GUIDE = new Guide(
            "db-index-redundant",
            Risk.LOW,
            "no index is a left prefix or duplicate of another",
            """
            Whatever the shorter index answers the longer one answers as well, since a B-tree is sorted by its first \
            columns first. Each insert and each update of those columns still writes both, both take their place in \
            the cache, and in PostgreSQL one index more can end heap-only updates.""",
            "Never more than low: nothing breaks.",
            """
            A shorter index is smaller: where the longer one has wide columns and one query runs all day, the shorter can \
            be worth its writes. A unique index is a rule and no helper; it goes only where another rule says the same. \
            Partial indexes and other orders are told apart here.""",
            """
            ```sql
            DROP INDEX CONCURRENTLY idx_orders_customer; -- idx_orders_customer_placed starts with the same column
            ```""",
            List.of(
                    "PostgreSQL documentation, 11.3 Multicolumn Indexes",
                    "MySQL Reference Manual, 10.3.6 Multiple-Column Indexes"));

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        return backend.schema().tables().values().stream()
                .filter(table -> table.complete() && !table.view())
                .sorted(Comparator.comparing(Table::name))
                .flatMap(table -> ofTable(backend.schema(), table));
    }

    /// Something that is sorted by columns: an index, or what the database makes for a key.
    private record Sorted(String name, List<String> columns, Span at) {}

    private static Stream<Finding> ofTable(Schema schema, Table table) {
        return table.indexes().stream()
                .filter(index -> covers(index)
                        && index.included().isEmpty()
                        && !index.unique()
                        && !index.name().isEmpty())
                .flatMap(index -> longer(table, index).map(other -> finding(schema, table, index, other)).stream());
    }

    /// The shortest of those that begin with all columns of the index; of two alike the one declared first stays.
    private static Optional<Sorted> longer(Table table, Index index) {
        List<Sorted> others = new ArrayList<>();
        table.primaryKey().ifPresent(key -> others.add(of(key)));
        table.uniques().stream().filter(key -> !key.expression()).forEach(key -> others.add(of(key)));
        int own = table.indexes().indexOf(index);
        for (int i = 0; i < table.indexes().size(); i++) {
            Index other = table.indexes().get(i);
            boolean alike = other.columns().size() == index.columns().size() && !other.unique();
            if (i != own && covers(other) && (!alike || i < own)) {
                others.add(new Sorted(other.name(), other.columns(), other.at()));
            }
        }
        int length = index.columns().size();
        return others.stream()
                .filter(other -> other.columns().size() >= length
                        && other.columns().subList(0, length).equals(index.columns()))
                .min(Comparator.comparing(other -> other.columns().size()));
    }

    /// A B-tree over all rows, sorted as others are: `text_pattern_ops` finds prefixes, which the default order of a
    /// locale does not (PostgreSQL, "Operator Classes and Operator Families").
    private static boolean covers(Index index) {
        return index.method().equals("btree") && index.condition().isEmpty() && !index.operatorClass();
    }

    private static Sorted of(Key key) {
        return new Sorted(key.name(), key.columns(), key.at());
    }

    private static Finding finding(Schema schema, Table table, Index index, Sorted other) {
        String name = other.name().isEmpty() ? "the key" : other.name();
        boolean same = other.columns().size() == index.columns().size();
        String says = same ? "has the same columns" : "begins with the same columns";
        String drop = schema.dialect() == Dialect.MYSQL
                ? "DROP INDEX " + index.name() + " ON " + table.name() + ";"
                : "DROP INDEX " + (schema.dialect() == Dialect.POSTGRESQL ? "CONCURRENTLY " : "") + index.name() + ";";
        String advice = "Drop it, once the statistics of all replicas show that nothing needs the smaller one.";
        Fix fix = table.byMapping()
                ? new Fix("Take it out of the mapping, and drop it.", drop, List.of())
                : NewMigration.of(schema, drop, "drop_" + index.name(), schema.dialect() == Dialect.POSTGRESQL, advice);
        return new Finding(
                GUIDE,
                Risk.LOW,
                Confidence.SURE,
                "table " + table.name(),
                "Each write keeps " + index.name() + " for nothing: " + name + " " + says + ".",
                List.of(),
                table.name() + "." + index.name(),
                List.of(),
                Trail.start(other.at(), name + " (" + String.join(", ", other.columns()) + ")")
                        .then(index.at(), index.name() + " (" + String.join(", ", index.columns()) + ") adds nothing")
                        .guilty(index.at()),
                Optional.of(fix));
    }
}
