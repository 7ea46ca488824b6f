package dev.lintel.read.migrations;

import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Change;
import dev.lintel.graph.Schema.ForeignKey;
import dev.lintel.graph.Schema.Index;
import dev.lintel.graph.Schema.Key;
import dev.lintel.graph.Schema.Migration;
import dev.lintel.graph.Schema.Table;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Applies edits one after the other, as the database would.
final class Replay {
    private final Dialect dialect;
    private final Map<String, TableDraft> tables = new LinkedHashMap<>();
    private final List<Migration> migrations = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private boolean complete = true;
    private String version = "";

    Replay(Dialect dialect) {
        this.dialect = dialect;
    }

    /// One migration: a file or a change set.
    void migration(String ofVersion, String tool, List<Edit> edits, boolean transactional, Span at) {
        version = ofVersion;
        List<Change> changes = new ArrayList<>();
        edits.forEach(edit -> apply(edit, changes));
        migrations.add(new Migration(ofVersion, tool, changes, transactional, at));
    }

    /// Something of the schema could not be read at all.
    void missing(Gap gap) {
        complete = false;
        gaps.add(gap);
    }

    boolean hasTable(String table) {
        return tables.containsKey(table);
    }

    boolean hasColumn(String table, String column) {
        TableDraft draft = tables.get(table);
        return draft != null && draft.hasColumn(column);
    }

    boolean hasIndex(String index) {
        return tables.values().stream()
                .anyMatch(table -> table.indexes.stream()
                                .anyMatch(each -> each.name().equals(index))
                        || table.uniques.stream().anyMatch(each -> each.name().equals(index)));
    }

    boolean hasPrimaryKey(String table) {
        TableDraft draft = tables.get(table);
        return draft != null && draft.primary != null;
    }

    boolean hasForeignKey(String key) {
        return tables.values().stream()
                .anyMatch(table ->
                        table.references.stream().anyMatch(each -> each.name().equals(key)));
    }

    Schema schema() {
        Map<String, Table> done = new HashMap<>();
        tables.forEach((name, draft) -> done.put(name, draft.table()));
        return new Schema(done, migrations, dialect, complete, gaps);
    }

    private void apply(Edit edit, List<Change> changes) {
        changes.add(edit instanceof Edit.Alter alter ? weighed(alter) : edit.change());
        switch (edit) {
            case Edit.Apply(Change change) -> apply(change);
            case Edit.Create create -> create(create, changes);
            case Edit.Alter(Change.AlterColumn change, var column) ->
                known(change.table(), change.at()).editColumn(change.column(), column);
            case Edit.Copy copy -> copy(copy);
            case Edit.Promote promote -> promote(promote);
            case Edit.RenameIndex rename -> renameIndex(rename.from(), rename.to());
            case Edit.Doubt doubt -> doubt(doubt);
        }
    }

    /// What the change costs depends on what the column was.
    private Change weighed(Edit.Alter alter) {
        Change.AlterColumn change = alter.change();
        TableDraft table = tables.get(change.table());
        boolean rewrites = table != null
                && table.columns.stream()
                        .filter(each -> each.name().equals(change.column()))
                        .anyMatch(before -> Rewrite.of(before, alter.edit().apply(before), dialect));
        return new Change.AlterColumn(change.table(), change.column(), change.what(), rewrites, change.at());
    }

    private void create(Edit.Create create, List<Change> changes) {
        Change.CreateTable change = create.change();
        if (create.unlessThere() && tables.containsKey(change.table())) {
            return;
        }
        tables.put(change.table(), new TableDraft(change.table(), false, true, version, change.at()));
        create.content().forEach(edit -> apply(edit, changes));
    }

    private void apply(Change change) {
        switch (change) {
            case Change.CreateTable created ->
                tables.put(created.table(), new TableDraft(created.table(), false, true, version, created.at()));
            case Change.CreateView created ->
                tables.put(created.view(), new TableDraft(created.view(), true, false, version, created.at()));
            case Change.DropTable dropped -> tables.remove(dropped.table());
            case Change.RenameTable renamed -> renameTable(renamed);
            case Change.AddColumn added -> {
                TableDraft table = known(added.table(), added.at());
                if (!table.hasColumn(added.column().name())) {
                    table.columns.add(added.column());
                }
            }
            case Change.DropColumn dropped ->
                known(dropped.table(), dropped.at()).dropColumn(dropped.column(), dialect == Dialect.MYSQL);
            case Change.RenameColumn renamed -> {
                known(renamed.table(), renamed.at()).renameColumn(renamed.column(), renamed.to());
                tables.values()
                        .forEach(each ->
                                each.retarget(renamed.table(), renamed.table(), renamed.column(), renamed.to()));
            }
            case Change.AlterColumn altered -> known(altered.table(), altered.at());
            case Change.AddKey added -> addKey(known(added.table(), added.at()), added.key(), added.primary());
            case Change.AddForeignKey added -> addForeignKey(known(added.table(), added.at()), added.key());
            case Change.AddCheck added ->
                known(added.table(), added.at()).checks.add(added.check());
            case Change.CreateIndex created -> addIndex(known(created.table(), created.at()), created.index());
            case Change.DropIndex dropped -> dropIndex(dropped.table(), dropped.index());
            case Change.DropConstraint dropped ->
                dropConstraint(known(dropped.table(), dropped.at()), dropped.constraint());
            case Change.Seed _, Change.ChangeRows _, Change.Other _ -> {}
            case Change.Unread unread -> doubt(new Edit.Doubt(unread, ""));
        }
    }

    /// The table; one that no migration made is there all the same, but not complete.
    private TableDraft known(String name, Span at) {
        return tables.computeIfAbsent(name, _ -> new TableDraft(name, false, false, "", at));
    }

    private void renameTable(Change.RenameTable renamed) {
        TableDraft table = tables.remove(renamed.table());
        if (table == null) {
            table = new TableDraft(renamed.to(), false, false, "", renamed.at());
        }
        table.name = renamed.to();
        tables.put(renamed.to(), table);
        tables.values().forEach(each -> each.retarget(renamed.table(), renamed.to(), "", ""));
    }

    private static void addKey(TableDraft table, Key key, boolean primary) {
        if (primary) {
            table.addPrimary(key);
        } else if (key.name().isEmpty()
                || table.uniques.stream().noneMatch(each -> each.name().equals(key.name()))) {
            table.uniques.add(key);
        }
    }

    private static void addIndex(TableDraft table, Index index) {
        if (index.name().isEmpty()
                || table.indexes.stream().noneMatch(each -> each.name().equals(index.name()))) {
            table.indexes.add(index);
        }
    }

    /// MySQL and H2 build an index for a foreign key that has none.
    private void addForeignKey(TableDraft table, ForeignKey key) {
        table.references.add(key);
        boolean implied = dialect == Dialect.MYSQL || dialect == Dialect.H2;
        if (implied && !table.covers(key.columns())) {
            table.indexes.add(new Index(key.name(), key.columns(), List.of(), false, "", "btree", key.at()));
        }
    }

    private void dropIndex(String table, String index) {
        for (TableDraft each : tables.values()) {
            if (table.isEmpty() || each.name.equals(table)) {
                each.indexes.removeIf(one -> DefaultNames.index(one, each.name, dialect, index));
                each.uniques.removeIf(one -> DefaultNames.unique(one, each.name, dialect, index));
                if (index.equals("primary") && !table.isEmpty()) {
                    each.primary = null;
                }
            }
        }
    }

    private void dropConstraint(TableDraft table, String name) {
        if (table.primary != null && DefaultNames.primary(table.primary, table.name, name)) {
            table.primary = null;
            return;
        }
        table.uniques.removeIf(key -> DefaultNames.unique(key, table.name, dialect, name));
        table.checks.removeIf(check -> check.name().equals(name));
        for (int i = table.references.size() - 1; i >= 0; i--) {
            if (DefaultNames.foreignKey(table.references.get(i), i, table.name, dialect, name)) {
                table.references.remove(i);
            }
        }
    }

    private void copy(Edit.Copy copy) {
        TableDraft from = tables.get(copy.from());
        TableDraft to = known(copy.table(), copy.change().at());
        if (from == null) {
            to.complete = false;
            return;
        }
        from.columns.stream().filter(column -> !to.hasColumn(column.name())).forEach(to.columns::add);
        to.complete &= from.complete;
        if (copy.indexes()) {
            to.primary = from.primary;
            from.uniques.forEach(key -> to.uniques.add(new Key("", key.columns(), key.expression(), key.at())));
            from.indexes.forEach(index -> to.indexes.add(TableDraft.named(index, "")));
        }
    }

    private void promote(Edit.Promote promote) {
        Change.AddKey change = promote.change();
        TableDraft table = known(change.table(), change.at());
        for (Index index : List.copyOf(table.indexes)) {
            if (index.name().equals(promote.index())) {
                table.indexes.remove(index);
                addKey(table, new Key(change.key().name(), index.columns(), false, change.at()), change.primary());
                return;
            }
        }
        table.complete = false;
    }

    private void renameIndex(String from, String to) {
        for (TableDraft table : tables.values()) {
            table.indexes.replaceAll(
                    each -> DefaultNames.index(each, table.name, dialect, from) ? TableDraft.named(each, to) : each);
            table.uniques.replaceAll(key -> DefaultNames.unique(key, table.name, dialect, from)
                    ? new Key(to, key.columns(), key.expression(), key.at())
                    : key);
            table.references.replaceAll(key -> key.name().equals(from)
                    ? new ForeignKey(to, key.columns(), key.target(), key.targetColumns(), key.onDelete(), key.at())
                    : key);
        }
    }

    private void doubt(Edit.Doubt doubt) {
        String table = doubt.table();
        boolean named = !table.isEmpty();
        if (named) {
            known(table, doubt.change().at()).complete = false;
        } else {
            complete = false;
        }
        String what = doubt.change() instanceof Change.Unread unread ? unread.what() : "schema change";
        gaps.add(new Gap(
                doubt.change().at(),
                "not understood: " + what,
                named
                        ? "table " + table + " is not judged by its columns and indexes"
                        : "the schema may differ from what was read"));
    }
}
