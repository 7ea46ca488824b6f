package dev.lintel.optimize.observe;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.ForeignKey;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.observe.Observation.Topic;
import dev.lintel.optimize.plan.Wording;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Indexes that another one replaces, that nobody uses, or that are broken. What carries a constraint is never
/// named, nor the last index that serves a foreign key.
public final class NeedlessIndexes {
    private static final long WORTH_A_WORD = 64 * 1024;

    private NeedlessIndexes() {}

    /// @param since when counting began, for people; empty when it is not known
    /// @param comparing what a counted statement is called that compares the first column of an index
    public static List<Observation> in(
            Table table, Catalog catalog, String since, Function<Index, Optional<String>> comparing) {
        List<Observation> found = new ArrayList<>();
        List<Index> kept = new ArrayList<>(table.indexes());
        for (Index index : table.indexes()) {
            if (!index.valid()) {
                kept.remove(index);
                found.add(new Observation(
                        Topic.INDEX_NOT_NEEDED,
                        "%s on %s is invalid: its building was broken off, writes pay for it and no query uses it."
                                .formatted(index.name().name(), table.name()),
                        "drop index concurrently %s; and build it again if it is wanted."
                                .formatted(index.name().sql()),
                        index.bytes()));
            } else if (!index.carriesConstraint()
                    && index.scans() == 0
                    && index.bytes() >= WORTH_A_WORD
                    && !servesForeignKey(index, table, catalog)) {
                kept.remove(index);
                found.add(unused(table, index, since, comparing.apply(index)));
            }
        }
        // only what stays can stand in for another
        for (Index index : List.copyOf(kept)) {
            Optional<Index> other = index.carriesConstraint() ? Optional.empty() : replacement(index, kept);
            if (other.isPresent()) {
                kept.remove(index);
                found.add(replaced(table, index, other.get()));
            }
        }
        return found;
    }

    private static Observation replaced(Table table, Index index, Index other) {
        boolean same = index.keys().equals(other.keys());
        return new Observation(
                Topic.INDEX_NOT_NEEDED,
                "%s on %s (%s, %s) is %s %s."
                        .formatted(
                                index.name().name(),
                                table.name(),
                                String.join(", ", index.keys()),
                                Wording.kilobytes(index.bytes() / 1024.0),
                                same ? "the same as" : "the beginning of",
                                other.name().name()),
                "drop index concurrently %s; %s answers its queries.%s"
                        .formatted(
                                index.name().sql(),
                                other.name().name(),
                                same
                                        ? ""
                                        : " It is smaller, so measure a query that reads many rows through it first."),
                index.bytes());
    }

    /// @param by a statement that could have used it
    private static Observation unused(Table table, Index index, String since, Optional<String> by) {
        return new Observation(
                Topic.INDEX_NOT_NEEDED,
                "%s on %s (%s) was not used once%s."
                        .formatted(
                                index.name().name(),
                                table.name(),
                                Wording.kilobytes(index.bytes() / 1024.0),
                                since.isEmpty() ? " since counting began" : " since " + since),
                "%s Then drop index concurrently %s.%s"
                        .formatted(
                                by.map(query -> compared(query, index))
                                        .orElse("Look at the replicas first: what they use is not known here."),
                                index.name().sql(),
                                keyOf(index, table)
                                        .map(key ->
                                                " Should rows of %s be removed one day, an index on (%s) alone serves that."
                                                        .formatted(
                                                                key.target().name(), String.join(", ", key.columns())))
                                        .orElse("")),
                index.bytes());
    }

    private static String compared(String query, Index index) {
        return "%s compares %s and does without it: see why first (a parameter of another type, a function around the column, an OR over two tables, a value that most rows have)."
                .formatted(query, index.leading());
    }

    /// Another one with the same keys in front, for the same rows. Of two equal ones the later by name goes.
    private static Optional<Index> replacement(Index index, List<Index> kept) {
        return kept.stream()
                .filter(other -> other != index && other.valid())
                .filter(other ->
                        other.method().equals(index.method()) && other.method().equals("btree"))
                .filter(other -> other.condition().equals(index.condition()))
                .filter(other -> sameClasses(index, other))
                .filter(other -> other.keys().size() >= index.keys().size()
                        && other.keys().subList(0, index.keys().size()).equals(index.keys()))
                .filter(other -> other.keys().containsAll(index.included())
                        || other.included().containsAll(index.included()))
                .filter(other -> other.keys().size() > index.keys().size()
                        || other.carriesConstraint()
                        || other.included().size() > index.included().size()
                        || other.name().compareTo(index.name()) < 0)
                .findFirst();
    }

    /// Operator classes, collations and the place of nulls are only in the definition; where one is named, the other
    /// must have the same.
    private static boolean sameClasses(Index one, Index other) {
        for (String word : List.of("_ops", " COLLATE ", " NULLS ")) {
            if (one.definition().contains(word) != other.definition().contains(word)) {
                return false;
            }
        }
        return true;
    }

    /// One made for the key has its columns and no others. A wider one was made for a query; it serves the key only if
    /// rows of the target are removed, which the counters would show.
    private static boolean servesForeignKey(Index index, Table table, Catalog catalog) {
        return keyOf(index, table)
                .filter(key -> index.keys().size() == key.columns().size()
                        || catalog.table(key.target())
                                .map(target -> target.activity().deletes() > 0)
                                .orElse(true))
                .isPresent();
    }

    private static Optional<ForeignKey> keyOf(Index index, Table table) {
        return table.references().stream()
                .filter(key -> MissingKeys.serves(index, key.columns()))
                .findFirst();
    }
}
