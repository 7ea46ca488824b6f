package dev.lintel.practice.database;

import dev.lintel.graph.Magnitude;
import dev.lintel.graph.Path;
import dev.lintel.graph.Query;
import dev.lintel.graph.Source;
import dev.lintel.graph.Traffic;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Predicate;
import java.util.List;
import java.util.Optional;

/// What a loop runs over, as far as it can grow with the data or with the request.
final class Elements {
    private static final int FEW = 5;

    private Elements() {}

    /// Said after the name of a table.
    static final String FEW_ROUNDS = " stays small, and so does the number of rounds";

    /// The innermost loop around a path whose length is not a small constant, with what it runs over.
    static Optional<Growing> growing(Path path) {
        for (Path.Loop loop : path.loops().reversed()) {
            Optional<Growing> found = growing(loop);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<Growing> growing(Path.Loop loop) {
        for (Source source : loop.over()) {
            switch (source) {
                case Source.Row row
                when row.query().gives() != Query.Gives.ONE || !row.path().isEmpty() -> {
                    return Optional.of(new Growing(loop, source, "row of the result"));
                }
                case Source.Input _ -> {
                    return Optional.of(new Growing(loop, source, "element that the caller sends"));
                }
                case Source.Answered _ -> {
                    return Optional.of(new Growing(loop, source, "element of the other system's answer"));
                }
                case Source.Made made -> {
                    List<Source> inside = made.properties().values().stream()
                            .flatMap(List::stream)
                            .toList();
                    Optional<Growing> nested = growing(new Path.Loop(inside, loop.depth(), loop.at()));
                    if (nested.isPresent()) {
                        return nested;
                    }
                }
                default -> {}
            }
        }
        return Optional.empty();
    }

    /// Whether the loop can get long: not over rows of a table that stays small.
    static boolean grows(Traffic traffic, Path.Loop loop) {
        return growing(loop)
                .filter(over -> !(over.over() instanceof Source.Row row)
                        || row.query()
                                .shape()
                                .mainTable()
                                .filter(table -> traffic.magnitude(table) == Magnitude.FEW)
                                .isEmpty())
                .isPresent();
    }

    /// Whether there is a round for each row of a result; what a caller sends he has to send first.
    static boolean overRows(Path.Loop loop) {
        return growing(loop).filter(over -> over.over() instanceof Source.Row).isPresent();
    }

    /// Whether there is a round for every row of a table that use makes large.
    static boolean wholeTable(Traffic traffic, Growing over) {
        return over.over() instanceof Source.Row row && wholeTable(traffic, row.query());
    }

    static boolean wholeTable(Traffic traffic, Query query) {
        Shape shape = query.shape();
        return shape.complete()
                && !shape.limited()
                && query.gives() != Query.Gives.ONE
                && shape.filter().stream().noneMatch(Elements::narrows)
                && shape.mainTable()
                        .filter(table -> traffic.magnitude(table) == Magnitude.MANY)
                        .isPresent();
    }

    /// The table whose rows are gone through, where it stays small, so that there are only a few rounds.
    static Optional<String> fewOf(Traffic traffic, Source over) {
        return over instanceof Source.Row row && areRows(row.path()) ? fewOf(traffic, row.query()) : Optional.empty();
    }

    /// Whether such a path of a row ends at a row itself, and not at something in it.
    static boolean areRows(List<String> path) {
        return path.stream().allMatch(part -> part.equals("[]") || part.equals("*"));
    }

    /// Of a statement's rows.
    static Optional<String> fewOf(Traffic traffic, Query query) {
        return query.shape().mainTable().filter(traffic::isSmallForSure);
    }

    private static boolean narrows(Predicate predicate) {
        return !predicate.optional() && !(predicate.operand() instanceof Operand.Constant);
    }

    static boolean small(Path.Loop loop) {
        return loop.over().stream()
                .anyMatch(source -> source instanceof Source.Constant(Object value)
                        && value instanceof Number number
                        && number.longValue() <= FEW);
    }

    /// Whether the statement that gives the elements says how many there can be.
    static boolean limited(Growing over) {
        return over.over() instanceof Source.Row row && row.query().shape().limited();
    }

    /// @param each what one round stands for, for people
    record Growing(Path.Loop loop, Source over, String each) {
        /// Whether a value is an element of what is iterated, or was read from one.
        boolean gives(Source source) {
            return switch (over) {
                case Source.Row row ->
                    source instanceof Source.Row other && other.run() == row.run() && within(row.path(), other.path());
                case Source.Input input ->
                    source instanceof Source.Input other
                            && other.parameter() == input.parameter()
                            && within(input.path(), other.path());
                case Source.Answered answered ->
                    source instanceof Source.Answered other
                            && other.client().equals(answered.client())
                            && within(answered.path(), other.path());
                default -> false;
            };
        }

        /// `items.[].id` lies within `items`; what was collected from elements, `[].id.*`, has `[].id` within it.
        private static boolean within(List<String> collection, List<String> path) {
            boolean collected = !collection.isEmpty() && collection.getLast().equals("*");
            List<String> start = collected ? collection.subList(0, collection.size() - 1) : collection;
            if (path.size() < start.size() || !path.subList(0, start.size()).equals(start)) {
                return false;
            }
            return collected
                    || path.size() > start.size() && path.get(start.size()).equals("[]");
        }
    }
}
