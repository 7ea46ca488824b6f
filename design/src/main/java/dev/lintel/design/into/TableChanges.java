package dev.lintel.design.into;

import dev.lintel.review.Patch;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/// What makes a new table, in the way that the others were made.
///
/// @param id how the column of the id is written
record TableChanges(Ddl ddl, String id, Workspace workspace) {
    private static final Pattern AGAIN = Pattern.compile("(?i)create\\s+table\\s+if\\s+not\\s+exists");

    private static final Pattern TABLE = Pattern.compile("(?i)\\bcreate\\s+table\\b");
    private static final Pattern WHOLE = Pattern.compile("(?im)^ *create\\s+table\\b.*\\) *;? *$");

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

    List<Patch.Change> altering(AlteredTable table) throws Unlike, IOException {
        return switch (ddl) {
            case Ddl.Flyway flyway -> altering(flyway, table);
            case Ddl.Liquibase liquibase -> {
                String id = liquibase.prefix().replaceAll("[^0-9A-Za-z]+$", "");
                String name = liquibase.prefix() + "altered_" + table.name() + ".sql";
                yield named(liquibase, name, changeSets(id, table, liquibase.dialect()));
            }
            case Ddl.Scripts scripts when !scripts.appended() && scripts.index().isEmpty() -> byHand(scripts, table);
            case Ddl.Scripts scripts ->
                throw new Unlike(table.name() + " is made by "
                        + scripts.scripts().getFirst().file().fileName()
                        + ", which runs on an empty database: mend it there, nothing can be added after it");
            case Ddl.Managed managed -> throw new Unlike(managed.said());
        };
    }

    /// One more script for people to run, beside each that they run to make the tables.
    private static List<Patch.Change> byHand(Ddl.Scripts scripts, AlteredTable table) {
        List<Patch.Change> all = new ArrayList<>();
        for (Ddl.Script script : scripts.scripts()) {
            StringBuilder text = new StringBuilder(
                    "-- after " + script.file().fileName() + " as it stands: nobody but who ran it knows\n");
            text.append(table.note());
            table.statements(script.dialect()).forEach(each -> text.append(each).append(";\n"));
            table.keys(script.dialect())
                    .forEach(each ->
                            text.append(each.note()).append(each.statement()).append(";\n"));
            String path = script.file().path();
            String beside = path.substring(0, path.lastIndexOf('/') + 1);
            all.add(created(beside + "alter_" + table.name() + ".sql", text.toString()));
        }
        return all;
    }

    private static List<Patch.Change> altering(Ddl.Flyway flyway, AlteredTable table) {
        List<Patch.Change> all = new ArrayList<>();
        String next = flyway.next();
        List<String> statements = table.statements(flyway.dialect());
        if (!statements.isEmpty()) {
            String text = table.note() + String.join(";\n", statements) + ";\n";
            all.add(created(flyway.folder() + "V" + next + "__alter_" + table.name() + ".sql", cased(flyway, text)));
            next = DdlOf.after(next);
        }
        for (AlteredTable.Key key : table.keys(flyway.dialect())) {
            String text = key.note() + key.statement() + ";\n";
            all.add(created(flyway.folder() + "V" + next + "__" + key.name() + ".sql", cased(flyway, text)));
            next = DdlOf.after(next);
        }
        return all;
    }

    private static String cased(Ddl.Flyway flyway, String sql) {
        return flyway.upper() ? NewTable.capitals(sql) : sql;
    }

    private static String changeSets(String id, AlteredTable table, Dialect dialect) {
        StringBuilder text = new StringBuilder("--liquibase formatted sql\n");
        int number = 1;
        List<String> statements = table.statements(dialect);
        if (!statements.isEmpty()) {
            text.append("\n--changeset lintel:")
                    .append(id)
                    .append('-')
                    .append(number++)
                    .append('\n');
            text.append(table.note()).append(String.join(";\n", statements)).append(";\n");
        }
        for (AlteredTable.Key key : table.keys(dialect)) {
            text.append("\n--changeset lintel:").append(id).append('-').append(number++);
            text.append(dialect == Dialect.POSTGRESQL ? " runInTransaction:false\n" : "\n");
            text.append(key.note()).append(key.statement()).append(";\n");
        }
        return text.toString();
    }

    private List<Patch.Change> changeLog(Ddl.Liquibase liquibase, String resource, NewTable table) throws IOException {
        String name = liquibase.prefix() + "added_entity_" + resource + (liquibase.xml() ? ".xml" : ".sql");
        String id = liquibase.prefix().replaceAll("[^0-9A-Za-z]+$", "") + "-1";
        String text = liquibase.xml()
                ? table.changeLog(id)
                : "--liquibase formatted sql\n\n--changeset lintel:" + id + "\n"
                        + table.sql(false, liquibase.dialect());
        return named(liquibase, name, text);
    }

    /// A change log, and the line that names it.
    private List<Patch.Change> named(Ddl.Liquibase liquibase, String name, String text) throws IOException {
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
            String sql = again(
                    table.apply(script).sql(before.contains("CREATE TABLE"), script.dialect()),
                    before,
                    script.dialect());
            if (scripts.appended()) {
                changes.add(new Patch.Change(
                        script.file(),
                        Optional.of(before),
                        before + (before.endsWith("\n") ? "" : "\n") + laidOut(sql, before)));
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

    /// A script that runs at every start makes what is not there yet. MySQL knows no index that may be there, and
    /// makes its own for a foreign key.
    private static String again(String sql, String before, Dialect dialect) {
        if (!AGAIN.matcher(before).find()) {
            return sql;
        }
        String table = sql.replace("create table ", "create table if not exists ")
                .replace("CREATE TABLE ", "CREATE TABLE IF NOT EXISTS ");
        return dialect == Dialect.MYSQL
                ? table.replaceAll("(?im)^create index .*;\\n", "").stripTrailing() + "\n"
                : table.replace("create index ", "create index if not exists ")
                        .replace("CREATE INDEX ", "CREATE INDEX IF NOT EXISTS ");
    }

    /// A line for each statement, where all that make a table are written so.
    private static String laidOut(String sql, String before) {
        long tables = TABLE.matcher(before).results().count();
        long whole = WHOLE.matcher(before).results().count();
        return tables > 0 && whole == tables
                ? sql.replace("(\n    ", "(").replace(",\n    ", ", ").replace("\n);", ");")
                : sql;
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
