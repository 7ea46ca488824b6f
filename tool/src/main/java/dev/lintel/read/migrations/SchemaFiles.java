package dev.lintel.read.migrations;

import dev.lintel.code.Program;
import dev.lintel.graph.Schema;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Layer;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Plain SQL files that make tables: Spring Boot's `schema.sql`, which is what runs, and dumps or deltas, which
/// may be.
public final class SchemaFiles implements Framework {
    /// What migrations of such files say of their tool: how they are run is not known.
    private static final String TOOL = "SQL file";

    @Override
    public String name() {
        return "SQL files";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        List<SourceFile> candidates = workspace
                .files(file -> file.origin() == Origin.MAIN && file.endsWith(".sql"))
                .filter(file -> FlywayName.of(file.id().fileName()).isEmpty())
                .sorted(Comparator.comparing(SourceFile::id))
                .toList();
        if (candidates.isEmpty()) {
            return Stream.of();
        }
        Map<String, ModuleSettings> settings = ModuleSettings.of(workspace);
        Dialects dialects = Dialects.of(workspace, settings);
        Map<String, List<SourceFile>> folders = new TreeMap<>();
        candidates.forEach(file ->
                folders.computeIfAbsent(folder(file), _ -> new ArrayList<>()).add(file));
        List<Fact> facts = new ArrayList<>();
        Reading reading = new Reading(dialects, settings, workspace);
        folders.forEach((_, files) -> reading.read(files).forEach(facts::add));
        return facts.stream();
    }

    private static String folder(SourceFile file) {
        String path = file.id().path();
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    /// @param edits what it does, in its own dialect
    private record Script(SourceFile file, Dialect dialect, List<Edit> edits, Schema schema) {
        Span at() {
            return Span.ofFile(file.id());
        }

        Set<String> tables() {
            return schema.migrations().stream()
                    .flatMap(migration -> migration.changes().stream())
                    .filter(Schema.Change.CreateTable.class::isInstance)
                    .map(change -> ((Schema.Change.CreateTable) change).table())
                    .collect(Collectors.toSet());
        }
    }

    private record Reading(Dialects dialects, Map<String, ModuleSettings> settings, Workspace workspace) {
        /// The files of one folder: each by itself, or as the steps of one schema where their names count.
        List<Fact> read(List<SourceFile> files) {
            List<Fact> facts = new ArrayList<>();
            Map<String, List<Script>> series = new LinkedHashMap<>();
            for (SourceFile file : files) {
                script(file, facts)
                        .ifPresent(script -> series.computeIfAbsent(
                                        NumberedNames.series(file.id().fileName()), _ -> new ArrayList<>())
                                .add(script));
            }
            series.forEach((_, scripts) -> {
                if (areSteps(scripts)) {
                    facts.addAll(schema(scripts));
                } else {
                    scripts.forEach(script -> facts.addAll(schema(List.of(script))));
                }
            });
            return facts;
        }

        private Optional<Script> script(SourceFile file, List<Fact> facts) {
            String text;
            try {
                text = workspace.text(file);
            } catch (IOException unreadable) {
                Gap gap = new Gap(
                        Span.ofFile(file.id()),
                        "an SQL file that cannot be read",
                        "tables that it makes are not known");
                facts.add(new Fact.Unread(Layer.SCHEMA, gap));
                return Optional.empty();
            }
            if (isChangeLog(text)) {
                return Optional.empty();
            }
            Dialect dialect = dialect(file, text, dialects.of(file.module()));
            List<Edit> edits = Scripts.edits(text, file.id(), dialect, new DdlParser(dialect));
            return Optional.of(new Script(file, dialect, edits, replayed(dialect, List.of(file), List.of(edits))));
        }

        private static Schema replayed(Dialect dialect, List<SourceFile> files, List<List<Edit>> edits) {
            Replay replay = new Replay(dialect);
            for (int i = 0; i < files.size(); i++) {
                replay.migration(
                        "", TOOL, edits.get(i), true, Span.ofFile(files.get(i).id()));
            }
            return replay.schema();
        }

        private List<Fact> schema(List<Script> scripts) {
            Script first = scripts.getFirst();
            Schema schema = scripts.size() == 1
                    ? first.schema()
                    : replayed(
                            first.dialect(),
                            scripts.stream().map(Script::file).toList(),
                            scripts.stream().map(Script::edits).toList());
            if (!makesTables(schema)) {
                return List.of();
            }
            Optional<Dialect> configured = dialects.of(first.file().module());
            boolean runs = runsAtStart(first.file(), settings)
                    && (configured.isEmpty() || configured.get() == first.dialect());
            return List.of(new Fact.Database(first.file().module(), schema, runs, first.at()));
        }
    }

    /// Whether files whose names differ in a number alone build on each other: dumps of several days make the same
    /// tables again.
    private static boolean areSteps(List<Script> scripts) {
        scripts.sort(Comparator.comparing(script -> script.file().id().fileName(), NumberedNames::compare));
        Set<String> made = new HashSet<>();
        return scripts.size() > 1
                && makesTables(scripts.getFirst().schema())
                && scripts.stream().flatMap(script -> script.tables().stream()).allMatch(made::add);
    }

    private static boolean makesTables(Schema schema) {
        return schema.migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .anyMatch(change ->
                        change instanceof Schema.Change.CreateTable || change instanceof Schema.Change.CreateView);
    }

    private static boolean isChangeLog(String text) {
        return text.regionMatches(true, 0, "--liquibase formatted sql", 0, 25)
                || text.regionMatches(true, 0, "-- liquibase formatted sql", 0, 26);
    }

    private static Dialect dialect(SourceFile file, String text, Optional<Dialect> configured) {
        String name = file.id().fileName();
        int dash = name.lastIndexOf('-');
        int dot = name.lastIndexOf('.');
        Optional<Dialect> platform =
                dash > 0 && dash < dot ? Dialects.vendor(name.substring(dash + 1, dot)) : Optional.empty();
        Optional<Dialect> named = platform.or(() -> Dialects.ofPath(file.id().path()));
        if (named.isPresent()) {
            return named.get();
        }
        Dialect shown = Scripts.guess(text);
        return shown == Dialect.OTHER ? configured.orElse(Dialect.OTHER) : shown;
    }

    /// `schema.sql` and `schema-${platform}.sql` at the root of the class path, or what the configuration names.
    private static boolean runsAtStart(SourceFile file, Map<String, ModuleSettings> settings) {
        ModuleSettings own = settings.getOrDefault(file.module(), new ModuleSettings(new HashMap<>(), new HashMap<>()));
        String configured = own.get("spring.sql.init.schema-locations")
                .or(() -> own.get("spring.datasource.schema"))
                .orElse("");
        String path = file.id().path();
        if (!configured.isEmpty()) {
            for (String each : configured.split(",")) {
                String plain = each.substring(each.indexOf(':') + 1).strip();
                int variable = plain.indexOf("${");
                String end = variable < 0 ? plain : plain.substring(plain.indexOf('}') + 1);
                String start = variable < 0 ? "" : plain.substring(0, variable);
                String relative = resource(path);
                boolean matches = relative.startsWith(start.startsWith("/") ? start.substring(1) : start)
                        && relative.endsWith(end.startsWith("/") && variable < 0 ? end.substring(1) : end);
                if (matches) {
                    return true;
                }
            }
            return false;
        }
        String relative = resource(path);
        return relative.equals("schema.sql") || relative.startsWith("schema-") && !relative.contains("/");
    }

    /// The path on the class path.
    private static String resource(String path) {
        int at = path.indexOf("src/main/resources/");
        return at < 0 ? path : path.substring(at + "src/main/resources/".length());
    }
}
