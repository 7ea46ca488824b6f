package dev.lintel.optimize.postgres.sparse;

import dev.lintel.optimize.catalog.Name;
import dev.lintel.optimize.postgres.source.Snapshot.ColumnStatistics;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

/// How many values could stand between the least and the greatest of a column of whole numbers or days, by the bounds
/// that its statistics keep. Where values are left out of reports and clones, there are none.
record Spans(Map<Name, Map<String, Double>> known) {
    static Spans of(List<ColumnStatistics> statistics) {
        Map<Name, Map<String, Double>> known = new HashMap<>();
        for (ColumnStatistics each : statistics) {
            span(each)
                    .ifPresent(span -> known.computeIfAbsent(each.relation(), _ -> new HashMap<>())
                            .put(each.column(), span));
        }
        return new Spans(known);
    }

    OptionalDouble of(Name table, String column) {
        Double span = known.getOrDefault(table, Map.of()).get(column);
        return span == null ? OptionalDouble.empty() : OptionalDouble.of(span);
    }

    private static OptionalDouble span(ColumnStatistics of) {
        List<String> bounds = values(of.slots().getOrDefault("histogram_bounds", ""));
        if (bounds.isEmpty()) {
            return OptionalDouble.empty();
        }
        OptionalDouble least = number(bounds.getFirst());
        OptionalDouble greatest = number(bounds.getLast());
        if (least.isEmpty() || greatest.isEmpty()) {
            return OptionalDouble.empty();
        }
        double from = least.getAsDouble();
        double to = greatest.getAsDouble();
        for (String common : values(of.slots().getOrDefault("most_common_vals", ""))) {
            OptionalDouble value = number(common);
            from = Math.min(from, value.orElse(from));
            to = Math.max(to, value.orElse(to));
        }
        return OptionalDouble.of(to - from + 1);
    }

    /// Of an array as the server writes it; what is quoted is no number and no day.
    private static List<String> values(String array) {
        return array.length() < 3
                ? List.of()
                : List.of(array.substring(1, array.length() - 1).split(","));
    }

    private static OptionalDouble number(String text) {
        try {
            return OptionalDouble.of(
                    text.indexOf('-') > 0 ? LocalDate.parse(text).toEpochDay() : Long.parseLong(text));
        } catch (NumberFormatException | DateTimeParseException _) {
            return OptionalDouble.empty();
        }
    }
}
