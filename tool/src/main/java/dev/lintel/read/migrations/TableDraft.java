package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Check;
import dev.lintel.graph.Schema.Column;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Table;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A table while migrations are replayed.
final class TableDraft {
    String name;
    final List<Column> columns = new ArrayList<>();

    @Nullable
    Key primary;

    final List<Key> uniques = new ArrayList<>();
    final List<Index> indexes = new ArrayList<>();
    final List<ForeignKey> references = new ArrayList<>();
    final List<Check> checks = new ArrayList<>();
    final boolean view;
    boolean complete;
    private final String createdBy;
    private final Span at;

    TableDraft(String name, boolean view, boolean complete, String createdBy, Span at) {
        this.name = name;
        this.view = view;
        this.complete = complete;
        this.createdBy = createdBy;
        this.at = at;
    }

    Table table() {
        return new Table(
                name,
                columns,
                Optional.ofNullable(primary),
                uniques,
                indexes,
                references,
                checks,
                view,
                complete,
                createdBy,
                at);
    }

    boolean hasColumn(String column) {
        return columns.stream().anyMatch(each -> each.name().equals(column));
    }

    void editColumn(String column, UnaryOperator<Column> edit) {
        boolean known = hasColumn(column);
        columns.replaceAll(each -> each.name().equals(column) ? edit.apply(each) : each);
        complete &= known;
    }

    void dropColumn(String column, boolean shortens) {
        columns.removeIf(each -> each.name().equals(column));
        Predicate<List<String>> uses = parts -> parts.contains(column);
        if (primary != null && uses.test(primary.columns())) {
            primary = null;
        }
        references.removeIf(key -> uses.test(key.columns()));
        Predicate<String> names = naming(column).asPredicate();
        checks.removeIf(check -> names.test(check.condition()));
        if (shortens) {
            uniques.replaceAll(key -> new Key(key.name(), without(key.columns(), column), key.expression(), key.at()));
            indexes.replaceAll(index -> withColumns(index, without(index.columns(), column)));
            uniques.removeIf(key -> key.columns().isEmpty());
            indexes.removeIf(index -> index.columns().isEmpty());
        } else {
            uniques.removeIf(key -> uses.test(key.columns()));
            indexes.removeIf(index -> uses.test(index.columns()) || uses.test(index.included()));
        }
    }

    void renameColumn(String from, String to) {
        columns.replaceAll(each -> each.name().equals(from)
                ? new Column(
                        to,
                        each.type(),
                        each.length(),
                        each.scale(),
                        each.nullable(),
                        each.defaulted(),
                        each.defaultText(),
                        each.family(),
                        each.at())
                : each);
        if (primary != null) {
            primary = renamed(primary, from, to);
        }
        uniques.replaceAll(key -> renamed(key, from, to));
        indexes.replaceAll(index -> withColumns(index, renamed(index.columns(), from, to)));
        checks.replaceAll(check -> new Check(
                check.name(),
                naming(from).matcher(check.condition()).replaceAll(Matcher.quoteReplacement(to)),
                check.at()));
        references.replaceAll(key -> new ForeignKey(
                key.name(),
                renamed(key.columns(), from, to),
                key.target(),
                key.targetColumns(),
                key.onDelete(),
                key.at()));
    }

    private static Pattern naming(String column) {
        return Pattern.compile("(?<![\\w'])" + Pattern.quote(column) + "(?![\\w'(])");
    }

    /// Another table, or a column of it, that foreign keys of this one point to has a new name.
    void retarget(String table, String newTable, String column, String newColumn) {
        references.replaceAll(key -> key.target().equals(table)
                ? new ForeignKey(
                        key.name(),
                        key.columns(),
                        newTable,
                        renamed(key.targetColumns(), column, newColumn),
                        key.onDelete(),
                        key.at())
                : key);
    }

    void addPrimary(Key key) {
        primary = key;
        key.columns().forEach(column -> {
            if (hasColumn(column)) {
                editColumn(column, each -> AlterParser.nullable(each, false));
            }
        });
    }

    /// Whether an index or a key starts with these columns, in any order.
    boolean covers(List<String> wanted) {
        return indexes.stream().anyMatch(index -> index.condition().isEmpty() && starts(index.columns(), wanted))
                || uniques.stream().anyMatch(key -> starts(key.columns(), wanted))
                || (primary != null && starts(primary.columns(), wanted));
    }

    private static boolean starts(List<String> columns, List<String> wanted) {
        return columns.size() >= wanted.size()
                && columns.subList(0, wanted.size()).containsAll(wanted);
    }

    private static Key renamed(Key key, String from, String to) {
        return new Key(key.name(), renamed(key.columns(), from, to), key.expression(), key.at());
    }

    private static List<String> renamed(List<String> columns, String from, String to) {
        return columns.stream().map(each -> each.equals(from) ? to : each).toList();
    }

    private static List<String> without(List<String> columns, String column) {
        return columns.stream().filter(each -> !each.equals(column)).toList();
    }

    static Index withColumns(Index index, List<String> columns) {
        return new Index(
                index.name(),
                columns,
                index.included(),
                index.unique(),
                index.condition(),
                index.method(),
                index.operatorClass(),
                index.at());
    }

    static Index named(Index index, String name) {
        return new Index(
                name,
                index.columns(),
                index.included(),
                index.unique(),
                index.condition(),
                index.method(),
                index.operatorClass(),
                index.at());
    }
}
