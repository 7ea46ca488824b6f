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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Gives the parameters of counted statements values that the statistics call usual, since a generic plan takes a
/// third of the table for every range and a tenth for every limit. Values stay in our process and in our clone.
public final class Samples {
    private static final double FROM_THE_END = 0.95;

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
        return fill(statement);
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
        ColumnStatistics statistic = table.map(
                        each -> statistics.getOrDefault(each.name(), Map.of()).get(column.name()))
                .orElse(null);
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
        StringBuilder filled = new StringBuilder();
        int copied = 0;
        List<Use> uses = new ArrayList<>(statement.uses());
        for (int i = 0; i < uses.size(); i++) {
            Use use = uses.get(i);
            Optional<String> value =
                    value(use, statement.shape(), i > 0 ? Optional.of(uses.get(i - 1)) : Optional.empty());
            if (value.isPresent()) {
                filled.append(statement.text(), copied, use.start()).append(value.get());
                copied = use.end();
            }
        }
        return filled.append(statement.text().substring(copied)).toString();
    }

    public String fill(String text) {
        return fill(Parameters.of(text, Dialect.POSTGRESQL));
    }

    private Optional<String> value(Use use, Shape shape, Optional<Use> previous) {
        switch (use.operator()) {
            case "limit", "first", "next" -> {
                return Optional.of("20");
            }
            case "offset" -> {
                return Optional.of("0");
            }
            default -> {
                // a comparison
            }
        }
        if (use.column().isEmpty()) {
            return Optional.empty();
        }
        Shape.Column column = use.column().get();
        Optional<Table> table = table(column, shape);
        if (table.isEmpty()) {
            return Optional.empty();
        }
        boolean secondOfTwo = use.operator().equals("and")
                && previous.filter(each -> each.operator().equals("between")).isPresent();
        double place = switch (use.operator()) {
            case ">", ">=" -> FROM_THE_END;
            case "<", "<=" -> 1 - FROM_THE_END;
            default -> secondOfTwo ? 0.52 : 0.5;
        };
        return table.get().column(column.name()).flatMap(known -> literal(table.get(), known, place));
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
        ColumnStatistics known = statistics.getOrDefault(table.name(), Map.of()).get(column.name());
        if (known == null) {
            return Optional.empty();
        }
        List<String> values = elements(known.slots().getOrDefault("histogram_bounds", ""));
        if (values.isEmpty()) {
            values = elements(known.slots().getOrDefault("most_common_vals", ""));
        }
        if (values.isEmpty()) {
            return Optional.empty();
        }
        String value = values.get((int) Math.min(values.size() - 1L, Math.round(place * (values.size() - 1))));
        return Optional.of(literal(value, column));
    }

    /// An array as PostgreSQL prints it.
    static List<String> elements(String array) {
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
