package dev.lintel.design.into;

import dev.lintel.review.Patch;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// What makes a new table, in the way that the others were made.
///
/// @param id how the column of the id is written
record TableChanges(Ddl ddl, String id, Workspace workspace) {
    /// @param table for a script and its dialect
    List<Patch.Change> of(String resource, Function<Ddl.Script, NewTable> table) throws IOException {
        return switch (ddl) {
            case Ddl.Flyway flyway -> {
                NewTable made = table.apply(script(flyway));
                yield List.of(created(
                        flyway.folder() + "V" + flyway.next() + "__create_" + made.name() + ".sql",
                        made.sql(flyway.upper(), flyway.dialect())));
            }
            case Ddl.Liquibase liquibase -> changeLog(liquibase, resource, table.apply(script(liquibase)));
            case Ddl.Scripts scripts -> scripts(scripts, table);
            case Ddl.Managed _ -> List.of();
        };
    }

    private List<Patch.Change> changeLog(Ddl.Liquibase liquibase, String resource, NewTable table) throws IOException {
        String name = liquibase.prefix() + "added_entity_" + resource + (liquibase.xml() ? ".xml" : ".sql");
        String id = liquibase.prefix().replaceAll("[^0-9A-Za-z]+$", "") + "-1";
        String text = liquibase.xml()
                ? table.changeLog(id)
                : "--liquibase formatted sql\n\n--changeset lintel:" + id + "\n"
                        + table.sql(false, liquibase.dialect());
        List<Patch.Change> changes = new ArrayList<>();
        changes.add(created(liquibase.folder() + name, text));
        if (liquibase.index().isPresent()) {
            Ddl.Index index = liquibase.index().get();
            String before = text(index.file());
            String[] lines = before.split("(?<=\n)", -1);
            lines[index.line() - 1] += index.text().formatted(name) + "\n";
            changes.add(new Patch.Change(index.file(), Optional.of(before), String.join("", lines)));
        }
        return changes;
    }

    private List<Patch.Change> scripts(Ddl.Scripts scripts, Function<Ddl.Script, NewTable> table) throws IOException {
        List<Patch.Change> changes = new ArrayList<>();
        String name = "create_" + table.apply(script(scripts)).name() + ".sql";
        for (Ddl.Script script : scripts.scripts()) {
            String before = text(script.file());
            String sql = table.apply(script).sql(before.contains("CREATE TABLE"), script.dialect());
            if (scripts.appended()) {
                changes.add(new Patch.Change(
                        script.file(), Optional.of(before), before + (before.endsWith("\n") ? "" : "\n") + sql));
            } else {
                String path = script.file().path();
                changes.add(created(path.substring(0, path.lastIndexOf('/') + 1) + name, sql));
            }
        }
        if (scripts.index().isPresent()) {
            Ddl.Setting setting = scripts.index().get();
            String before = text(setting.file());
            String[] lines = before.split("(?<=\n)", -1);
            String line = lines[setting.line() - 1];
            String value = line.substring(line.indexOf(line.contains("=") ? '=' : ':') + 1)
                    .strip();
            String last = value.substring(value.lastIndexOf(',') + 1).strip();
            lines[setting.line() - 1] = line.replace(last, last + "," + last.replace(setting.old(), name));
            changes.add(new Patch.Change(setting.file(), Optional.of(before), String.join("", lines)));
        }
        return changes;
    }

    private Ddl.Script script(Ddl of) {
        return new Ddl.Script(new SourceId(""), of.dialect(), id);
    }

    private static Patch.Change created(String path, String text) {
        return new Patch.Change(new SourceId(path), Optional.empty(), text);
    }

    private String text(SourceId id) throws IOException {
        SourceFile file = workspace.file(id).orElseThrow(() -> new IOException("no file " + id));
        return workspace.text(file);
    }
}
