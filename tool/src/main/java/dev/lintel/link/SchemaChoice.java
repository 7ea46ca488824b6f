package dev.lintel.link;

import dev.lintel.code.Program;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Schema.Table;
import dev.lintel.read.Fact;
import dev.lintel.source.SourceId;
import dev.lintel.sql.Dialect;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which of the databases found is the application's: migrations before loose files, the one that has the tables
/// that the code names before others, the main module's before others, a server's before an embedded one.
///
/// What the code names and the chosen one lacks is taken from the others of its kind: an application may have two
/// databases. A table that two of them tell differently is not complete.
final class SchemaChoice {
    static final Schema NONE = new Schema(Map.of(), List.of(), Dialect.OTHER, false, List.of());

    private final Set<String> named;
    private final List<Fact.Database> all;
    private final List<Fact.Database> ranked;

    private SchemaChoice(Scope scope, FactIndex facts, Program program) {
        String mainModule = scope.application().modules().isEmpty()
                ? ""
                : scope.application().modules().getFirst();
        this.named = named(scope, facts, program);
        this.all = facts.list(Fact.Database.class);
        this.ranked = facts.of(Fact.Database.class)
                .filter(database -> scope.containsModule(database.module())
                        || database.module().isEmpty())
                .filter(SchemaChoice::tells)
                .sorted(Comparator.comparing(
                                (Fact.Database each) -> each.schema().tables().isEmpty())
                        .thenComparing(each -> !each.authoritative())
                        .thenComparing(each -> -known(each))
                        .thenComparing(each -> !each.module().equals(mainModule))
                        .thenComparing(each -> embedded(each.schema().dialect()))
                        .thenComparing(each -> -each.schema().tables().size())
                        .thenComparing(each -> each.at().toString()))
                .toList();
    }

    static Optional<Fact.Database> of(Scope scope, FactIndex facts, Program program) {
        SchemaChoice choice = new SchemaChoice(scope, facts, program);
        return choice.ranked.stream()
                .filter(each -> choice.known(each) > 0)
                .findFirst()
                .or(() -> choice.ranked.stream().findFirst())
                .map(choice::completed);
    }

    private static Set<String> named(Scope scope, FactIndex facts, Program program) {
        Set<String> named = new HashSet<>();
        facts.of(Fact.Mapped.class)
                .filter(each -> scope.contains(program, each.entity().type()))
                .forEach(each -> named.add(each.entity().table()));
        facts.of(Fact.QueryMethod.class)
                .filter(each -> scope.contains(program, each.receiver()))
                .forEach(each -> each.query().shape().tables().forEach(use -> named.add(use.table())));
        facts.of(Fact.QueryCall.class)
                .filter(each -> scope.contains(program, each.in().owner()))
                .forEach(each -> each.query().shape().tables().forEach(use -> named.add(use.table())));
        return named;
    }

    /// Migrations of which nothing could be read say at least that there are tables.
    private static boolean tells(Fact.Database database) {
        Schema schema = database.schema();
        return !schema.tables().isEmpty()
                || database.authoritative() && !schema.gaps().isEmpty();
    }

    private int known(Fact.Database database) {
        return (int) database.schema().tables().keySet().stream()
                .filter(named::contains)
                .count();
    }

    private static boolean embedded(Dialect dialect) {
        return dialect == Dialect.H2 || dialect == Dialect.OTHER;
    }

    private Fact.Database completed(Fact.Database chosen) {
        Map<String, Table> tables = new HashMap<>(chosen.schema().tables());
        for (Fact.Database other : ranked) {
            if (besides(chosen, other)) {
                add(tables, other);
            }
        }
        if (!chosen.authoritative()) {
            Map<String, Set<SourceId>> changing = changedBeside(chosen);
            tables.replaceAll((name, table) -> changing.getOrDefault(name, Set.of()).stream()
                            .allMatch(table.at().file()::equals)
                    ? table
                    : incomplete(table));
        }
        Schema of = chosen.schema();
        Schema whole = new Schema(tables, of.migrations(), of.dialect(), of.complete(), of.gaps());
        return new Fact.Database(chosen.module(), whole, chosen.authoritative(), chosen.at());
    }

    /// The loose files in the same place that go on changing a table, by its name. Where that is another file than the
    /// one which makes it, no tool tells which of them have run, and in which order; one file is taken to have run
    /// whole.
    private Map<String, Set<SourceId>> changedBeside(Fact.Database chosen) {
        Map<String, Set<SourceId>> files = new HashMap<>();
        for (Fact.Database other : all) {
            if (other == chosen || other.authoritative() || !folder(chosen).equals(folder(other))) {
                continue;
            }
            for (Schema.Migration migration : other.schema().migrations()) {
                migration
                        .changes()
                        .forEach(change -> changed(change)
                                .ifPresent(name -> files.computeIfAbsent(name, _ -> new HashSet<>())
                                        .add(other.at().file())));
            }
        }
        return files;
    }

    private static Optional<String> changed(Schema.Change change) {
        return switch (change) {
            case Schema.Change.CreateIndex index -> Optional.of(index.table());
            case Schema.Change.AddKey key -> Optional.of(key.table());
            case Schema.Change.AddColumn column -> Optional.of(column.table());
            case Schema.Change.AlterColumn column -> Optional.of(column.table());
            case Schema.Change.DropColumn column -> Optional.of(column.table());
            case Schema.Change.DropIndex index -> Optional.of(index.table());
            default -> Optional.empty();
        };
    }

    /// Loose files count as one installation only when they lie side by side.
    private static boolean besides(Fact.Database chosen, Fact.Database other) {
        return other != chosen
                && other.authoritative() == chosen.authoritative()
                && other.schema().dialect() == chosen.schema().dialect()
                && (chosen.authoritative() || folder(chosen).equals(folder(other)));
    }

    private static String folder(Fact.Database database) {
        String path = database.at().file().path();
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private void add(Map<String, Table> tables, Fact.Database other) {
        boolean needed = other.schema().tables().keySet().stream()
                .anyMatch(name -> named.contains(name) && !tables.containsKey(name));
        if (!needed) {
            return;
        }
        other.schema().tables().forEach((name, table) -> {
            Table there = tables.putIfAbsent(name, table);
            if (there != null && !sameColumns(there, table)) {
                tables.put(name, incomplete(there));
            }
        });
    }

    private static boolean sameColumns(Table one, Table other) {
        Set<String> names = new HashSet<>();
        one.columns().forEach(column -> names.add(column.name()));
        return one.columns().size() == other.columns().size()
                && other.columns().stream().allMatch(column -> names.contains(column.name()));
    }

    private static Table incomplete(Table table) {
        return new Table(
                table.name(),
                table.columns(),
                table.primaryKey(),
                table.uniques(),
                table.indexes(),
                table.references(),
                table.checks(),
                table.view(),
                false,
                table.createdBy(),
                table.at());
    }
}
