package dev.lintel.design.wish;

import dev.lintel.design.found.Existing;
import dev.lintel.graph.Ownership;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.Family;
import dev.lintel.graph.Schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A list of rows that are there, as a sentence asks for it: which column each of its words is, which key serves it,
/// and by which column the rows are somebody's. Whoever writes the endpoint needs just that.
record ListThere(Existing existing, Existing.Row row, Wish.Keep keep) {
    private static final List<String> MOMENTS =
            List.of("created_at", "create_time", "created", "create_date", "creation_date", "date", "time");
    private static final int SHOWN = 12;

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        keep.of().forEach(each -> lines.add(referring(each)));
        keep.narrowing().by().forEach(each -> lines.add(chosen(each)));
        keep.narrowing().order().ifPresent(each -> lines.add(each + ": " + ordered(each)));
        keep.narrowing().period().ifPresent(each -> lines.add(each + ": " + moment()));
        if (keep.narrowing().own()) {
            lines.add("only the caller's own: " + owned());
        }
        return lines;
    }

    private String chosen(Noun noun) {
        Optional<Column> column = chosenColumn(noun);
        if (column.isEmpty() && noun.snake().matches("(.*_)?(date|day|time)")) {
            return "by " + noun + ": " + moment();
        }
        return column.map(each -> "by " + noun + ": " + described(each))
                .orElseGet(() -> "by " + noun + ": no column of " + table().name() + " is called so; there are "
                        + table().columns().stream()
                                .map(Column::name)
                                .limit(SHOWN)
                                .reduce((one, other) -> one + ", " + other)
                                .orElse("none"));
    }

    Optional<Column> chosenColumn(Noun noun) {
        return row.column(noun.snake());
    }

    private String referring(Noun noun) {
        return referringColumn(noun)
                .map(each -> "of one " + noun + ": " + described(each))
                .orElseGet(() -> "of one " + noun + ": no column of " + table().name() + " refers to it");
    }

    Optional<Column> referringColumn(Noun noun) {
        Optional<String> target =
                existing.called(noun.snake()).map(each -> each.table().name());
        return table().references().stream()
                .filter(each -> target.filter(each.target()::equals).isPresent())
                .flatMap(each -> each.columns().stream())
                .findFirst()
                .or(() -> row.column(noun.snake()).map(Column::name))
                .flatMap(table()::column);
    }

    private String ordered(String words) {
        return isByMoment(words)
                ? moment()
                : orderColumn(words).map(this::described).orElse("no column of " + table().name() + " is called so");
    }

    static boolean isByMoment(String words) {
        return words.matches("(?:newest|latest|oldest|most recent|earliest) .*");
    }

    Optional<Column> orderColumn(String words) {
        return isByMoment(words)
                ? momentColumn()
                : Stream.of(words.replaceFirst("^(?:sorted|ordered) by ", "").split(" (?:asc|desc|first)"))
                        .findFirst()
                        .flatMap(each -> Noun.of(each.strip()))
                        .flatMap(each -> row.column(each.snake()));
    }

    private String moment() {
        return momentColumn()
                .map(this::described)
                .orElse(table().name() + " keeps no moment; the order of ids is the nearest");
    }

    private Optional<Column> momentColumn() {
        return MOMENTS.stream()
                .flatMap(each -> table().column(each).stream())
                .findFirst()
                .or(() -> table().columns().stream()
                        .filter(each -> each.family() == Family.TIMESTAMP
                                || each.family() == Family.TIMESTAMP_TZ
                                || each.family() == Family.DATE)
                        .filter(each -> !each.name().matches(".*(updat|modif|delet|expir|end).*"))
                        .findFirst());
    }

    private String owned() {
        Optional<Ownership.Owner> owner =
                Ownership.of(existing.backend().schema()).owner(table().name());
        return owner.flatMap(each -> table().column(each.column()))
                .map(each -> described(each) + through(owner.get())
                        + "; the value to compare with comes from the login," + " never from the request")
                .orElse("no column of " + table().name() + " leads to whoever is logged in");
    }

    /// The first table is this one, the last holds the owner.
    private static String through(Ownership.Owner owner) {
        String way = owner.path().size() < 2
                ? ""
                : ", by way of "
                        + String.join(", ", owner.path().subList(1, owner.path().size()));
        return way + (owner.sure() ? "" : ", as far as names tell");
    }

    private String described(Column column) {
        boolean keyed = Stream.of(
                        table().primaryKey().stream().map(each -> each.columns()),
                        table().uniques().stream().map(each -> each.columns()),
                        table().indexes().stream().map(each -> each.columns()))
                .flatMap(each -> each)
                .anyMatch(each -> !each.isEmpty() && each.getFirst().equals(column.name()));
        return "the column " + table().name() + "." + column.name() + " (" + column.type() + ", "
                + (keyed ? "a key begins with it" : "no key begins with it") + ")";
    }

    private Table table() {
        return row.table();
    }
}
