package dev.lintel.optimize.postgres.source;

import dev.lintel.optimize.catalog.Catalog;
import dev.lintel.optimize.catalog.Column;
import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.catalog.Table;
import dev.lintel.optimize.postgres.source.Snapshot.ColumnStatistics;
import dev.lintel.optimize.workload.Asked;
import dev.lintel.optimize.workload.Parameters;
import dev.lintel.optimize.workload.Parameters.Use;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Gives the parameters of counted statements values that the statistics call usual, since a generic plan takes a
/// third of the table for every range and a tenth for every limit. Values stay in our process and in our clone.
public final class Samples {
    private static final double FROM_THE_END = 0.95;
    /// Of a table, between two ends, where counts do not tell.
    private static final double USUAL_RANGE = 0.02;
    private static final int USUAL_PAGE = 20;
    /// What a person types before waiting for the answer.
    private static final int BEGINNING = 4;
    private static final Set<String> LOW = Set.of(">", ">=");
    private static final Set<String> HIGH = Set.of("<", "<=");

    private static final Set<String> COMPARED = Set.of("=", "<>", "!=", "<", "<=", ">", ">=");
    private static final Set<String> ARITHMETIC = Set.of("integer", "bigint", "numeric", "double precision", "real");

    private final Catalog catalog;
    private final Map<Name, Map<String, ColumnStatistics>> statistics = new HashMap<>();

    public Samples(Snapshot snapshot) {
        this.catalog = snapshot.catalog();
        snapshot.statistics()
                .forEach(each -> statistics
                        .computeIfAbsent(each.relation(), _ -> new HashMap<>())
                        .put(each.column(), each));
    }

    /// The statement with values for the parameters that are understood; the others stay. Where it looks rows up in
    /// one table by one comparison, the value is the one that gives about as many rows as were counted.
    public String fill(Parameters statement, Asked asked) {
        Optional<String> counted = counted(statement, asked);
        if (counted.isPresent()) {
            Use only = statement.uses().getFirst();
            return statement.text().substring(0, only.start())
                    + counted.get()
                    + statement.text().substring(only.end());
        }
        return fill(statement, range(statement, asked));
    }

    /// How much of a table lies between two ends, when the statement asks for nothing else.
    private double range(Parameters statement, Asked asked) {
        Shape shape = statement.shape();
        boolean plain = shape.complete()
                && shape.tables().size() == 1
                && shape.filter().size() == statement.uses().size()
                && statement.uses().stream()
                        .allMatch(use -> otherEnd(use, statement.uses()).isPresent())
                && !shape.limited()
                && shape.aggregation() == Shape.Aggregation.NONE
                && !shape.distinct()
                && asked.calls() > 0;
        double rows = plain
                ? catalog.named(shape.tables().getFirst().table())
                        .map(Table::rows)
                        .orElse(0.0)
                : 0;
        return rows <= 0 ? USUAL_RANGE : Math.clamp(asked.rows() / asked.calls() / rows, 0.5 / rows, FROM_THE_END);
    }

    /// The comparison that bounds the same column on the other side.
    private static Optional<Use> otherEnd(Use use, List<Use> uses) {
        Set<String> wanted = LOW.contains(use.operator()) ? HIGH : HIGH.contains(use.operator()) ? LOW : Set.of();
        return uses.stream()
                .filter(each ->
                        wanted.contains(each.operator()) && each.column().equals(use.column()))
                .filter(each -> each.column().isPresent())
                .findFirst();
    }

    private Optional<String> counted(Parameters statement, Asked asked) {
        Shape shape = statement.shape();
        boolean plain = shape.complete()
                && shape.tables().size() == 1
                && shape.filter().size() == 1
                && !shape.limited()
                && shape.aggregation() == Shape.Aggregation.NONE
                && !shape.distinct()
                && statement.uses().size() == 1
                && statement.uses().getFirst().operator().equals("=")
                && asked.calls() > 0;
        if (!plain || statement.uses().getFirst().column().isEmpty()) {
            return Optional.empty();
        }
        Shape.Column column = statement.uses().getFirst().column().get();
        Optional<Table> table = table(column, shape).filter(each -> each.rows() > 0);
        Optional<Column> known = table.flatMap(each -> each.column(column.name()));
        ColumnStatistics statistic =
                table.map(each -> statistic(each, column.name())).orElse(null);
        if (table.isEmpty() || known.isEmpty() || statistic == null) {
            return Optional.empty();
        }
        double share = asked.rows() / asked.calls() / table.get().rows();
        List<String> values = elements(statistic.slots().getOrDefault("most_common_vals", ""));
        List<Double> shares = known.get().common();
        int best = -1;
        for (int i = 0; i < Math.min(values.size(), shares.size()); i++) {
            boolean nearer = best < 0 || Math.abs(shares.get(i) - share) < Math.abs(shares.get(best) - share);
            best = nearer ? i : best;
        }
        // only values that are told apart by how many rows have them
        return best >= 0 && Math.abs(shares.get(best) - share) <= 0.3 * share
                ? Optional.of(literal(values.get(best), known.get()))
                : Optional.empty();
    }

    private static String literal(String value, Column column) {
        return "'" + value.replace("'", "''") + "'::" + column.type();
    }

    /// The statement with values for the parameters that are understood; the others stay.
    public String fill(Parameters statement) {
        return fill(statement, USUAL_RANGE);
    }

    private String fill(Parameters statement, double range) {
        StringBuilder filled = new StringBuilder();
        int copied = 0;
        int ordinal = 0;
        List<Use> uses = new ArrayList<>(statement.uses());
        for (int i = 0; i < uses.size(); i++) {
            Use use = uses.get(i);
            Optional<Use> previous = i > 0 ? Optional.of(uses.get(i - 1)) : Optional.empty();
            ordinal = ordinal(statement, use, previous, ordinal);
            Optional<String> value = ordinal > 0
                    ? Optional.of(Integer.toString(ordinal))
                    : otherEnd(use, uses).isPresent()
                            ? end(use, statement.shape(), range)
                            : value(use, statement.shape(), previous);
            if (value.isPresent()) {
                filled.append(statement.text(), copied, use.start()).append(value.get());
                copied = use.end();
            }
        }
        return filled.append(statement.text().substring(copied)).toString();
    }

    /// `group by 1, 2` is counted as `group by $1, $2`: a constant there is the place of a selected column.
    ///
    /// @param before of the parameter before; 0 for none
    /// @return 0 for what is no such place
    private static int ordinal(Parameters statement, Use use, Optional<Use> previous, int before) {
        if (use.operator().equals("by")) {
            return 1;
        }
        boolean listed = before > 0
                && previous.filter(each -> statement
                                .text()
                                .substring(each.end(), use.start())
                                .strip()
                                .equals(","))
                        .isPresent();
        return listed ? before + 1 : 0;
    }

    public String fill(String text) {
        return fill(Parameters.of(text, Dialect.POSTGRESQL));
    }

    private Optional<String> value(Use use, Shape shape, Optional<Use> previous) {
        switch (use.operator()) {
            case "limit", "first", "next" -> {
                return Optional.of(Integer.toString(USUAL_PAGE));
            }
            case "offset" -> {
                return Optional.of("0");
            }
            case "escape" -> {
                return Optional.of("''");
            }
            case "||" -> {
                return use.column().map(_ -> "'%'");
            }
            default -> {
                // a comparison
            }
        }
        if (use.column().isEmpty()) {
            // `count(..) > $1`: what a count is compared with changes no plan
            return shape.aggregation() == Shape.Aggregation.SINGLE && COMPARED.contains(use.operator())
                    ? Optional.of("0")
                    : Optional.empty();
        }
        Shape.Column column = use.column().get();
        Optional<Table> table = table(column, shape);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        boolean secondOfTwo = use.operator().equals("and")
                && previous.filter(each -> each.operator().equals("between")).isPresent();
        if (shape.filter().stream()
                .anyMatch(each -> each.operator() == Shape.Operator.LIKE_PREFIX
                        && each.column().equals(column)
                        && each.operand() instanceof Shape.Operand.Computed)) {
            return table.get().column(column.name()).flatMap(known -> beginning(table.get(), known));
        }
        boolean summed = shape.aggregation() != Shape.Aggregation.NONE && shape.limit() instanceof Shape.Limit.None;
        if (use.operator().equals("=") && summed) {
            Optional<String> usual = table.get().column(column.name()).flatMap(known -> ofMost(table.get(), known));
            if (usual.isPresent()) {
                return usual;
            }
        }
        double place = switch (use.operator()) {
            case ">", ">=" -> FROM_THE_END;
            case "<", "<=" -> 1 - FROM_THE_END;
            default -> secondOfTwo ? 0.52 : 0.5;
        };
        return table.get().column(column.name()).flatMap(known -> literal(table.get(), known, place));
    }

    /// The value that half of the rows do not go beyond when the most common values come first. What is summed over a
    /// rare value gives one row, as what is summed over most of them, so counted rows do not tell which was meant.
    /// Empty where the common values are not all that there are.
    private Optional<String> ofMost(Table table, Column column) {
        ColumnStatistics known = statistic(table, column.name());
        if (known == null || known.slots().containsKey("histogram_bounds")) {
            return Optional.empty();
        }
        List<String> values = elements(known.slots().getOrDefault("most_common_vals", ""));
        double share = 0;
        for (int i = 0; i < Math.min(values.size(), column.common().size()); i++) {
            share += column.common().get(i);
            if (share >= 0.5) {
                return Optional.of(literal(values.get(i), column));
            }
        }
        return Optional.empty();
    }

    /// Of a value from the middle; what stands for any characters is left off.
    private Optional<String> beginning(Table table, Column column) {
        List<String> bounds = bounds(table, column);
        return bounds.isEmpty()
                ? Optional.empty()
                : Optional.of(bounds.get(bounds.size() / 2).replaceAll("[%_\\\\].*", ""))
                        .filter(text -> !text.isEmpty())
                        .map(text -> "'"
                                + text.substring(0, Math.min(BEGINNING, text.length()))
                                        .replace("'", "''") + "'");
    }

    /// One end of a range that holds so much of the table, near the end that grows.
    private Optional<String> end(Use use, Shape shape, double range) {
        Optional<Shape.Column> column = use.column();
        Optional<Table> table = column.flatMap(each -> table(each, shape));
        double place = LOW.contains(use.operator()) ? Math.max(0, FROM_THE_END - range) : FROM_THE_END;
        return table.flatMap(each ->
                each.column(column.map(Shape.Column::name).orElse("")).flatMap(known -> between(each, known, place)));
    }

    /// A value between two bounds of the histogram, which the server computes; of what cannot be computed with, the
    /// bound.
    private Optional<String> between(Table table, Column column, double place) {
        List<String> bounds = bounds(table, column);
        double at = place * (bounds.size() - 1);
        int below = (int) Math.floor(at);
        boolean computes = column.type().startsWith("timestamp") || ARITHMETIC.contains(column.type());
        if (bounds.isEmpty() || !computes || below + 1 >= bounds.size()) {
            return literal(table, column, place);
        }
        String low = literal(bounds.get(below), column);
        String high = literal(bounds.get(below + 1), column);
        return Optional.of(String.format(
                Locale.ROOT,
                "(%s + (%s - %s) * %.6f)%s",
                low,
                high,
                low,
                at - below,
                column.type().startsWith("timestamp") ? "" : "::" + column.type()));
    }

    private Optional<Table> table(Shape.Column column, Shape shape) {
        if (!column.table().isEmpty()) {
            return catalog.named(column.table());
        }
        return shape.tables().stream()
                .map(use -> catalog.named(use.table()))
                .flatMap(Optional::stream)
                .filter(each -> each.column(column.name()).isPresent())
                .findFirst();
    }

    private Optional<String> literal(Table table, Column column, double place) {
        List<String> values = bounds(table, column);
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String value = values.get((int) Math.min(values.size() - 1L, Math.round(place * (values.size() - 1))));
        return Optional.of(literal(value, column));
    }

    /// A partitioned table that was never analyzed as a whole has none; its largest partition's stand for them.
    private @Nullable ColumnStatistics statistic(Table table, String column) {
        ColumnStatistics own = statistics.getOrDefault(table.name(), Map.of()).get(column);
        return own != null || !table.partitioned()
                ? own
                : catalog.holders(table).stream()
                        .filter(part ->
                                statistics.getOrDefault(part.name(), Map.of()).containsKey(column))
                        .max(Comparator.comparingDouble(Table::rows))
                        .map(part -> statistic(part, column))
                        .orElse(null);
    }

    /// In order, each as many rows apart as the others; where there are none, the most common values.
    private List<String> bounds(Table table, Column column) {
        ColumnStatistics known = statistic(table, column.name());
        if (known == null) {
            return List.of();
        }
        List<String> bounds = elements(known.slots().getOrDefault("histogram_bounds", ""));
        return bounds.isEmpty() ? elements(known.slots().getOrDefault("most_common_vals", "")) : bounds;
    }

    /// An array as PostgreSQL prints it.
    public static List<String> elements(String array) {
        List<String> found = new ArrayList<>();
        if (!array.startsWith("{") || array.length() < 3) {
            return found;
        }
        StringBuilder element = new StringBuilder();
        boolean quoted = false;
        for (int i = 1; i < array.length(); i++) {
            char c = array.charAt(i);
            if (c == '\\' && i + 1 < array.length()) {
                element.append(array.charAt(++i));
            } else if (c == '"') {
                quoted = !quoted;
            } else if (!quoted && (c == ',' || c == '}' && i == array.length() - 1)) {
                found.add(element.toString());
                element.setLength(0);
            } else {
                element.append(c);
            }
        }
        return found;
    }
}
