package dev.lintel.sql;

import dev.lintel.sql.Shape.Assignment;
import dev.lintel.sql.Shape.Column;
import dev.lintel.sql.Shape.Kind;
import dev.lintel.sql.Shape.Operand;
import dev.lintel.sql.Shape.Order;
import dev.lintel.sql.Shape.Predicate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// SQL of which some parts are not known, or are there for some runs only.
///
/// @param pieces in order
public record SqlTemplate(List<Piece> pieces) {
    /// Stands in a text for what is not known; a plain name, so that a parser takes it wherever a value or name
    /// may be.
    private static final String HOLE = "lintel_hole_";

    public SqlTemplate {
        pieces = List.copyOf(pieces);
    }

    /// @param text empty for a part that is not known
    /// @param name how people read a part that is not known, `${sort}`; empty for a known one
    public record Piece(String text, String name, boolean conditional) {
        public static Piece known(String text, boolean conditional) {
            return new Piece(text, "", conditional);
        }

        public static Piece hole(String name, boolean conditional) {
            return new Piece("", name, conditional);
        }

        boolean isHole() {
            return !name.isEmpty();
        }
    }

    /// The shape of the fullest text. Comparisons that are missing from the barest one are optional; a hole in
    /// the place of a value is a computed operand; any other hole makes the shape incomplete.
    public Shape shape(Dialect dialect) {
        Shape full = read(true, true, dialect);
        if (full.kind() == Kind.OTHER) {
            full = withoutHoles(dialect);
        }
        if (pieces.stream().noneMatch(Piece::conditional) || full.kind() == Kind.OTHER) {
            return full;
        }
        Shape barest = read(false, true, dialect);
        Set<String> always = new HashSet<>();
        barest.filter().forEach(each -> always.add(key(each)));
        return full.filtered(full.filter().stream()
                .map(each -> always.contains(key(each)) ? each : optional(each))
                .toList());
    }

    private Shape withoutHoles(Dialect dialect) {
        Shape rest = read(true, false, dialect).incomplete();
        return rest.kind() == Kind.OTHER ? read(false, false, dialect).incomplete() : rest;
    }

    /// The fullest text as people read it.
    public String text() {
        StringBuilder text = new StringBuilder();
        pieces.forEach(piece -> text.append(piece.isHole() ? piece.name() : piece.text()));
        return text.toString();
    }

    private static String key(Predicate each) {
        return each.column() + " " + each.operator() + " " + each.operand();
    }

    private static Predicate optional(Predicate each) {
        return new Predicate(each.column(), each.operator(), each.operand(), each.conjunct(), true, each.function());
    }

    private Shape read(boolean conditional, boolean holes, Dialect dialect) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < pieces.size(); i++) {
            Piece piece = pieces.get(i);
            if (piece.conditional() && !conditional) {
                continue;
            }
            if (!piece.isHole()) {
                text.append(piece.text());
            } else if (holes) {
                text.append(HOLE).append(i);
            }
        }
        return cleaned(Sql.shape(text.toString(), dialect));
    }

    private Shape cleaned(Shape shape) {
        boolean clean = shape.tables().stream().noneMatch(use -> isHole(use.table()) || isHole(use.alias()))
                && shape.filter().stream().noneMatch(SqlTemplate::comparesHole)
                && shape.columns().stream().noneMatch(each -> isHole(each.name()));
        List<Predicate> filter = new ArrayList<>();
        for (Predicate each : shape.filter()) {
            if (!isHole(each.column().name())) {
                filter.add(new Predicate(
                        column(each.column()),
                        each.operator(),
                        operand(each.operand()),
                        each.conjunct(),
                        each.optional(),
                        each.function()));
            }
        }
        return new Shape(
                shape.kind(),
                shape.tables().stream().filter(use -> !isHole(use.table())).toList(),
                filter,
                shape.order().stream()
                        .map(each -> isHole(each.column().name())
                                ? new Order(new Column("", ""), each.descending())
                                : new Order(column(each.column()), each.descending()))
                        .toList(),
                shape.columns().stream()
                        .filter(each -> !isHole(each.name()))
                        .map(SqlTemplate::column)
                        .toList(),
                shape.assigned().stream()
                        .filter(each -> !isHole(each.column().name()))
                        .map(each -> new Assignment(column(each.column()), operand(each.value()), each.optional()))
                        .toList(),
                shape.selected().stream()
                        .filter(each -> !isHole(each.name()))
                        .map(SqlTemplate::column)
                        .collect(Collectors.toSet()),
                shape.limit(),
                shape.lock(),
                clean ? shape.aggregation() : Shape.Aggregation.NONE,
                shape.distinct(),
                shape.complete() && clean);
    }

    /// Whether a hole stands for a column. `kind = <hole>` is also given the other way round and is no such case.
    private static boolean comparesHole(Predicate each) {
        boolean mirrored = each.operand() instanceof Operand.Other(Column other) && !isHole(other.name());
        return isHole(each.column().name()) && !mirrored;
    }

    private static Column column(Column column) {
        return isHole(column.table()) ? new Column("", column.name()) : column;
    }

    private Operand operand(Operand operand) {
        return switch (operand) {
            case Operand.Other(Column column) when isHole(column.name()) -> new Operand.Computed(nameOf(column.name()));
            case Operand.Constant(String text) when text.contains(HOLE) -> new Operand.Computed(nameIn(text));
            case Operand.Computed(String text) when text.contains(HOLE) -> new Operand.Computed(nameIn(text));
            case Operand.Other _, Operand.Constant _, Operand.Computed _, Operand.Parameter _ -> operand;
        };
    }

    private String nameIn(String text) {
        return nameOf(text.substring(text.indexOf(HOLE)));
    }

    private String nameOf(String hole) {
        int index = 0;
        for (int i = HOLE.length(); i < hole.length() && Character.isDigit(hole.charAt(i)); i++) {
            index = index * 10 + Character.digit(hole.charAt(i), 10);
        }
        return index < pieces.size() ? pieces.get(index).name() : "";
    }

    private static boolean isHole(String name) {
        return name.startsWith(HOLE);
    }
}
