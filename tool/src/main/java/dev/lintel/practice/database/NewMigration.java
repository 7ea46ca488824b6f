package dev.lintel.practice.database;

import static java.util.stream.Collectors.joining;

import dev.lintel.finding.Fix;
import dev.lintel.finding.Fix.Edit;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Migration;
import dev.lintel.source.SourceId;
import dev.lintel.sql.Dialect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A schema change as the next migration in the repository's own numbering. Only Flyway's SQL files are written;
/// for other tools the statement is shown and a person puts it in place.
public final class NewMigration {
    /// Flyway holds its lock in an open transaction of another connection; PostgreSQL's build waits for all
    /// transactions to end, so for ever. Seen with Flyway 11 and PostgreSQL 18, without and with this setting.
    private static final String FLYWAY_LOCK =
            "-- Needs spring.flyway.postgresql.transactional-lock=false; without it Flyway's own lock blocks this for ever.\n";

    /// PostgreSQL cuts names off at 63 bytes; a number may have to come behind.
    private static final int LONGEST_NAME = 60;

    private NewMigration() {}

    /// Columns of a table that an index should start with.
    record Wanted(String table, List<String> columns) {}

    /// An index that is built without blocking writers where the database can do that.
    static Fix index(Schema schema, String table, List<String> columns, String advice) {
        return indexes(schema, List.of(new Wanted(table, columns)), advice);
    }

    /// Several of them in one migration, named for the first.
    static Fix indexes(Schema schema, List<Wanted> wanted, String advice) {
        if (wanted.stream().allMatch(each -> mapped(schema, each.table()))) {
            return new Fix(
                    advice,
                    wanted.stream()
                            .map(each -> "+ @Table(indexes = @Index(columnList = \"" + String.join(", ", each.columns())
                                    + "\"))" + (wanted.size() > 1 ? " // " + each.table() : ""))
                            .collect(joining("\n")),
                    List.of());
        }
        boolean concurrently = schema.dialect() == Dialect.POSTGRESQL;
        String statements = wanted.stream()
                .map(each -> "CREATE INDEX " + (concurrently ? "CONCURRENTLY " : "") + named(each) + " ON "
                        + each.table() + " (" + String.join(", ", each.columns()) + ");")
                .collect(joining("\n"));
        return of(schema, statements, named(wanted.getFirst()), concurrently, advice);
    }

    private static String named(Wanted wanted) {
        return cut("idx_" + wanted.table() + "_"
                + wanted.columns().stream().map(NewMigration::plain).collect(joining("_")));
    }

    /// A unique index, likewise. It cannot be built while there are duplicates.
    ///
    /// @param columns may hold expressions, `lower(email)`
    /// @param where the rows that it is for; empty for all
    public static Fix unique(Schema schema, String table, List<String> columns, Optional<String> where, String advice) {
        if (mapped(schema, table)) {
            String quoted = columns.stream().map(column -> '"' + column + '"').collect(joining(", "));
            return new Fix(
                    advice,
                    "+ @Table(uniqueConstraints = @UniqueConstraint(columnNames = {" + quoted + "}))",
                    List.of());
        }
        String name = cut("ux_" + table + "_"
                + String.join(
                        "_",
                        columns.stream()
                                .filter(column -> !column.startsWith("(case"))
                                .map(NewMigration::plain)
                                .toList()));
        boolean concurrently = schema.dialect() == Dialect.POSTGRESQL;
        String statement = "CREATE UNIQUE INDEX " + (concurrently ? "CONCURRENTLY " : "") + name + " ON " + table + " ("
                + String.join(", ", columns) + ")"
                + where.map(condition -> " WHERE " + condition).orElse("") + ";";
        return of(schema, statement, name, concurrently, advice);
    }

    /// Whether the mapping makes the table, so that what it needs is said there.
    private static boolean mapped(Schema schema, String table) {
        return schema.table(table).filter(Schema.Table::byMapping).isPresent();
    }

    /// Any statement as the next migration.
    public static Fix of(Schema schema, String statement, String name, boolean outsideTransaction, String advice) {
        Optional<SourceId> file = nextFile(schema, name);
        String head = outsideTransaction && schema.dialect() == Dialect.POSTGRESQL ? FLYWAY_LOCK : "";
        List<Edit> edits = new ArrayList<>();
        file.ifPresent(id -> {
            edits.add(new Edit.Create(id, head + statement + "\n"));
            if (outsideTransaction) {
                edits.add(new Edit.Create(new SourceId(id.path() + ".conf"), "executeInTransaction=false\n"));
            }
        });
        String shown = file.map(id -> "-- " + id.path() + "\n" + head).orElse("") + statement;
        return new Fix(advice, shown, edits);
    }

    /// `V7__name.sql` beside the newest versioned file, one number up; dotted and padded versions keep their form.
    private static Optional<SourceId> nextFile(Schema schema, String name) {
        return schema.migrations().stream()
                .filter(each -> each.tool().equalsIgnoreCase("flyway")
                        && each.at().file().fileName().startsWith("V"))
                .filter(each -> each.at().file().path().endsWith(".sql")
                        && !each.version().isEmpty())
                .reduce((first, second) -> second)
                .flatMap(last -> following(last, name));
    }

    private static Optional<SourceId> following(Migration last, String name) {
        String file = last.at().file().fileName();
        int separator = file.indexOf("__");
        if (separator < 2) {
            return Optional.empty();
        }
        String version = file.substring(1, separator);
        int start = version.length();
        while (start > 0 && Character.isDigit(version.charAt(start - 1))) {
            start--;
        }
        String digits = version.substring(start);
        if (digits.isEmpty() || digits.length() > 18) {
            return Optional.empty();
        }
        String next = Long.toString(Long.parseLong(digits) + 1);
        String padded = "0".repeat(Math.max(0, digits.length() - next.length())) + next;
        String path = last.at().file().path();
        String folder = path.substring(0, path.length() - file.length());
        return Optional.of(new SourceId(folder + "V" + version.substring(0, start) + padded + "__" + name + ".sql"));
    }

    private static String plain(String column) {
        StringBuilder plain = new StringBuilder();
        for (char c : column.toCharArray()) {
            plain.append(Character.isLetterOrDigit(c) ? c : '_');
        }
        return plain.toString();
    }

    /// By bytes, as the server counts, and never within a character.
    public static String cut(String name) {
        int bytes = 0;
        for (int i = 0; i < name.length(); i = name.offsetByCodePoints(i, 1)) {
            bytes += Character.toString(name.codePointAt(i)).getBytes(StandardCharsets.UTF_8).length;
            if (bytes > LONGEST_NAME) {
                return name.substring(0, i);
            }
        }
        return name;
    }
}
