package dev.lintel.optimize.advise;

import dev.lintel.optimize.advise.Candidate.Key;
import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Index;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Script;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Operator;
import dev.lintel.sql.Shape.Predicate;
import dev.lintel.sql.Token;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// The indexes that could serve a statement, table by table: columns compared with `=` first, then one range or the
/// order, then what makes the table superfluous. The planner decides later which of them it would use.
final class Candidates {
    private static final int MOST_KEYS = 4;
    private static final int MOST_INCLUDED = 3;
    private static final int MOST_PAIRED = 8;
    /// Where a statement of several queries names so many columns of a table, all of them make the table superfluous.
    private static final int COVERED = 3;
    private static final double RARE = 0.1;
    private static final double SMALLEST = 100;
    /// A BRIN index tells of ranges of 128 pages; below a few of them there is nothing to leave out.
    private static final long SEVERAL_RANGES = 4L * 128 * 8192;
    private static final long LARGE_INDEX = 8L << 20;

    private final Catalog catalog;
    private final Set<Candidate> found = new LinkedHashSet<>();

    private Candidates(Catalog catalog) {
        this.catalog = catalog;
    }

    static List<Candidate> of(Shape shape, Catalog catalog) {
        Candidates candidates = new Candidates(catalog);
        Map<Name, Wish> wishes = new LinkedHashMap<>();
        for (Shape.TableUse use : shape.tables()) {
            catalog.named(use.table())
                    .filter(table -> table.rows() >= SMALLEST)
                    .ifPresent(table -> wishes.computeIfAbsent(table.name(), _ -> candidates.wish(table, shape)));
        }
        wishes.values().forEach(candidates::add);
        return candidates.found.stream().filter(each -> !exists(each, catalog)).toList();
    }

    /// Each column that a statement of several queries names, and each two of a table: what a subquery compares is
    /// no predicate of the statement's own, and the planner may use it all the same. Of one query alone the shape
    /// tells all; there such an index would only be tied with a better one.
    static List<Candidate> pairs(Query query, Catalog catalog) {
        List<Token> tokens = new ArrayList<>();
        Script.read(query.sql(), Dialect.POSTGRESQL, statement -> tokens.addAll(statement.tokens()));
        if (tokens.stream().filter(token -> token.is("select")).count() < 2) {
            return List.of();
        }
        Set<String> names = tokens.stream()
                .filter(Token::isName)
                .map(token -> token.text().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
        Candidates candidates = new Candidates(catalog);
        for (Shape.TableUse use : query.shape().tables()) {
            catalog.named(use.table())
                    .filter(table -> table.rows() >= SMALLEST)
                    .ifPresent(table -> candidates.pair(
                            table,
                            table.columns().stream()
                                    .map(Column::name)
                                    .filter(names::contains)
                                    .limit(MOST_PAIRED)
                                    .toList()));
        }
        return candidates.found.stream().filter(each -> !exists(each, catalog)).toList();
    }

    private void pair(Table table, List<String> columns) {
        for (String first : columns) {
            add(table, List.of(Key.of(first)), List.of());
            for (String second : columns) {
                if (!first.equals(second)) {
                    add(table, List.of(Key.of(first), Key.of(second)), List.of());
                    if (columns.size() == COVERED) {
                        columns.stream()
                                .filter(third -> !third.equals(first) && !third.equals(second))
                                .forEach(third ->
                                        add(table, List.of(Key.of(first), Key.of(second), Key.of(third)), List.of()));
                    }
                }
            }
        }
    }

    /// What one statement does with one table.
    private record Wish(
            Table table,
            List<String> equal,
            List<String> ranges,
            List<Key> prefixes,
            List<String> joins,
            List<Key> order,
            List<String> selected,
            List<String> rare,
            List<Key> expressions,
            boolean limited,
            boolean aggregated,
            boolean searched) {}

    private Wish wish(Table table, Shape shape) {
        List<String> equal = new ArrayList<>();
        List<String> ranges = new ArrayList<>();
        List<Key> prefixes = new ArrayList<>();
        List<String> joins = new ArrayList<>();
        List<String> rare = new ArrayList<>();
        List<Key> expressions = new ArrayList<>();
        for (Predicate each : shape.filter()) {
            if (!belongs(each.column(), table, shape) || each.operator() == Operator.OTHER) {
                continue;
            }
            String column = each.column().name();
            if (each.function().isPresent()) {
                if (each.operator() == Operator.EQUAL && !(each.operand() instanceof Operand.Other)) {
                    expressions.add(new Key(each.function().get() + "(" + Name.quoted(column) + ")", true, false));
                }
                continue;
            }
            if (each.operand() instanceof Operand.Other) {
                joins.add(column);
            } else if (each.operator() == Operator.EQUAL
                    || each.operator() == Operator.IN
                    || each.operator() == Operator.IS_NULL) {
                equal.add(column);
                rare(table, each).ifPresent(rare::add);
            } else if (each.operator() == Operator.RANGE || each.operator() == Operator.LIKE_PREFIX) {
                ranges.add(column);
            }
            if (each.operator() == Operator.LIKE_PREFIX) {
                table.column(column).flatMap(Candidates::byCharacters).ifPresent(prefixes::add);
            }
        }
        Comparator<String> mostDistinct = Comparator.comparing(
                (String column) -> -table.column(column).map(Column::distinct).orElse(0.0));
        return new Wish(
                table,
                equal.stream().distinct().sorted(mostDistinct).toList(),
                ranges.stream().distinct().toList(),
                prefixes.stream().distinct().toList(),
                joins.stream().distinct().toList(),
                order(table, shape),
                shape.columns().stream()
                        .filter(column -> belongs(column, table, shape))
                        .map(Shape.Column::name)
                        .distinct()
                        .toList(),
                rare,
                expressions,
                shape.limited(),
                shape.aggregation() != Shape.Aggregation.NONE,
                shape.filter().stream().anyMatch(each -> isSearch(each, table, shape)));
    }

    /// How many rows hold a text somewhere nobody knows. A walk in the wanted order until enough of them have passed
    /// may go through the whole table.
    private boolean isSearch(Predicate each, Table table, Shape shape) {
        return each.operator() == Operator.LIKE && each.conjunct() && belongs(each.column(), table, shape);
    }

    private boolean belongs(Shape.Column column, Table table, Shape shape) {
        if (table.column(column.name()).isEmpty()) {
            return false;
        }
        if (!column.table().isEmpty()) {
            return column.table().equals(table.name().name());
        }
        // the statement does not say whose it is: fine when no other table of it has such a column
        return shape.tables().stream()
                .map(use -> catalog.named(use.table()))
                .flatMap(Optional::stream)
                .filter(each -> !each.name().equals(table.name()))
                .noneMatch(each -> each.column(column.name()).isPresent());
    }

    /// The order, when all of it is this table's.
    private List<Key> order(Table table, Shape shape) {
        boolean own = !shape.order().isEmpty()
                && shape.order().stream().allMatch(each -> belongs(each.column(), table, shape));
        return own
                ? shape.order().stream()
                        .map(each -> new Key(each.column().name(), false, each.descending()))
                        .toList()
                : List.of();
    }

    /// A constant in the code that few rows have.
    private static Optional<String> rare(Table table, Predicate each) {
        boolean constant = each.operand() instanceof Operand.Constant;
        Optional<Column> column = table.column(each.column().name());
        if (column.isEmpty() || each.optional() || !each.conjunct()) {
            return Optional.empty();
        }
        if (each.operator() == Operator.IS_NULL
                && column.get().nullShare() > 0
                && column.get().nullShare() < RARE) {
            return Optional.of(Name.quoted(column.get().name()) + " is null");
        }
        if (!constant || each.operator() != Operator.EQUAL || column.get().distinct() > 100) {
            return Optional.empty();
        }
        String text = ((Operand.Constant) each.operand()).text();
        return Optional.of(Name.quoted(column.get().name()) + " = "
                + (text.startsWith("'")
                                || text.chars().allMatch(Character::isDigit)
                                || text.equals("true")
                                || text.equals("false")
                        ? text
                        : "'" + text.replace("'", "''") + "'"));
    }

    private void add(Wish wish) {
        List<Key> equal = wish.equal().stream().map(Key::of).toList();
        add(wish.table(), equal, List.of());
        wish.equal().forEach(column -> add(wish.table(), List.of(Key.of(column)), List.of()));
        for (String range : wish.ranges()) {
            add(wish.table(), List.of(Key.of(range)), List.of());
            add(wish.table(), with(equal, Key.of(range)), List.of());
            covered(wish, with(equal, Key.of(range)));
            if (clustered(wish.table(), range)) {
                found.add(new Candidate(wish.table().name(), List.of(Key.of(range)), List.of(), "", "brin"));
            }
        }
        for (Key prefix : wish.prefixes()) {
            add(wish.table(), List.of(prefix), List.of());
            add(wish.table(), with(equal, prefix), List.of());
            if (wish.aggregated()) {
                // many rows are read to give one, so going to the table for each is what costs
                covered(wish, with(equal, prefix));
            }
        }
        for (String join : wish.joins()) {
            add(wish.table(), List.of(Key.of(join)), List.of());
            add(wish.table(), with(equal, Key.of(join)), List.of());
            List<Key> first = new ArrayList<>(List.of(Key.of(join)));
            first.addAll(equal);
            add(wish.table(), first, List.of());
            wish.ranges().forEach(range -> add(wish.table(), with(List.of(Key.of(join)), Key.of(range)), List.of()));
            covered(wish, List.of(Key.of(join)));
            covered(wish, first);
        }
        if (!wish.order().isEmpty()) {
            if (!wish.searched()) {
                add(wish.table(), wish.order(), List.of());
            }
            if (!equal.isEmpty()) {
                add(wish.table(), with(equal, wish.order().toArray(Key[]::new)), List.of());
            }
            for (Key each : equal) {
                add(wish.table(), with(List.of(each), wish.order().toArray(Key[]::new)), List.of());
            }
        }
        covered(wish, equal);
        wish.expressions().forEach(each -> add(wish.table(), List.of(each), List.of()));
        wish.rare().forEach(condition -> partial(wish, condition));
    }

    private void partial(Wish wish, String condition) {
        String column = condition.substring(0, condition.indexOf(' '));
        List<Key> rest = wish.equal().stream()
                .filter(each -> !Name.quoted(each).equals(column))
                .map(Key::of)
                .toList();
        List<Key> keys = with(rest, wish.order().toArray(Key[]::new));
        if (keys.isEmpty() && !wish.ranges().isEmpty()) {
            keys = List.of(Key.of(wish.ranges().getFirst()));
        }
        if (keys.isEmpty()) {
            keys = wish.table().primaryKey().stream().map(Key::of).toList();
        }
        if (!keys.isEmpty() && keys.size() <= MOST_KEYS) {
            found.add(new Candidate(wish.table().name(), keys, List.of(), condition, "btree"));
        }
    }

    /// The beginning of a text is a range only where texts are sorted by their characters; in any other language an
    /// index of the usual order does not serve it.
    private static Optional<Key> byCharacters(Column column) {
        String type = column.type();
        String operators = type.equals("text")
                ? "text_pattern_ops"
                : type.startsWith("character varying")
                        ? "varchar_pattern_ops"
                        : type.startsWith("character") ? "bpchar_pattern_ops" : "";
        return operators.isEmpty() ? Optional.empty() : Optional.of(new Key(column.name(), false, false, operators));
    }

    private static boolean clustered(Table table, String column) {
        return table.bytes() >= SEVERAL_RANGES
                && table.column(column)
                        .map(each -> Math.abs(each.correlation()) > 0.95)
                        .orElse(false);
    }

    private void covered(Wish wish, List<Key> keys) {
        List<String> needed = new ArrayList<>(wish.selected());
        needed.addAll(wish.joins());
        needed.addAll(wish.ranges());
        needed.addAll(wish.equal());
        List<String> included = needed.stream()
                .distinct()
                .filter(column -> keys.stream().noneMatch(key -> key.part().equals(column)))
                .toList();
        if (!wish.selected().isEmpty() && !included.isEmpty() && included.size() <= MOST_INCLUDED) {
            add(wish.table(), keys, included);
        }
    }

    private static List<Key> with(List<Key> keys, Key... more) {
        List<Key> all = new ArrayList<>(keys);
        for (Key each : more) {
            if (all.stream().noneMatch(key -> key.part().equals(each.part()))) {
                all.add(each);
            }
        }
        return all;
    }

    private void add(Table table, List<Key> keys, List<String> included) {
        if (!keys.isEmpty() && keys.size() <= MOST_KEYS) {
            found.add(new Candidate(table.name(), keys, included, "", "btree"));
        }
    }

    /// A longer one that begins with the same keys does as well, unless it is so large that reading it is what
    /// costs.
    private static boolean exists(Candidate candidate, Catalog catalog) {
        List<Key> keys = candidate.keys();
        boolean byCharacters =
                candidate.keys().stream().anyMatch(key -> !key.operators().isEmpty());
        return candidate.condition().isEmpty()
                && catalog.table(candidate.table()).stream()
                        .flatMap(table -> table.indexes().stream())
                        .filter(Index::valid)
                        .filter(index -> index.definition().contains("_pattern_ops") == byCharacters)
                        .filter(index ->
                                index.condition().isEmpty() && index.method().equals(candidate.method()))
                        .filter(index -> index.keys().size() == keys.size()
                                || index.keys().size() > keys.size() && index.bytes() < LARGE_INDEX)
                        .filter(index -> begins(index, keys))
                        .anyMatch(index -> index.included().containsAll(candidate.included()));
    }

    private static boolean begins(Index index, List<Key> keys) {
        List<String> columns = index.columns();
        return columns.size() >= keys.size()
                && IntStream.range(0, keys.size())
                        .allMatch(at -> columns.get(at).equals(keys.get(at).part())
                                && index.descends(at) == keys.get(at).descending());
    }
}
