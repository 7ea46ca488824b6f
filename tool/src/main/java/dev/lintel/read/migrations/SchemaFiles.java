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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Plain SQL files that make tables: Spring Boot's `schema.sql`, which is what runs, and dumps or deltas, which
/// may be.
public final class SchemaFiles implements Framework {
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
        folders.forEach((_, files) -> files.forEach(file -> read(file, dialects, settings, workspace, facts)));
        return facts.stream();
    }

    private static String folder(SourceFile file) {
        String path = file.id().path();
        return path.substring(0, Math.max(0, path.lastIndexOf('/')));
    }

    private static void read(
            SourceFile file,
            Dialects dialects,
            Map<String, ModuleSettings> settings,
            Workspace workspace,
            List<Fact> facts) {
        String text;
        try {
            text = workspace.text(file);
        } catch (IOException unreadable) {
            Gap gap = new Gap(
                    Span.ofFile(file.id()), "an SQL file that cannot be read", "tables that it makes are not known");
            facts.add(new Fact.Unread(Layer.SCHEMA, gap));
            return;
        }
        if (isChangeLog(text)) {
            return;
        }
        Optional<Dialect> configured = dialects.of(file.module());
        Dialect dialect = dialect(file, text, configured);
        Replay replay = new Replay(dialect);
        replay.migration(
                "",
                "SQL file",
                Scripts.edits(text, file.id(), dialect, new DdlParser(dialect)),
                true,
                Span.ofFile(file.id()));
        Schema schema = replay.schema();
        if (makesTables(schema)) {
            boolean runs = runsAtStart(file, settings) && (configured.isEmpty() || configured.get() == dialect);
            facts.add(new Fact.Database(file.module(), schema, runs, Span.ofFile(file.id())));
        }
    }

    private static boolean makesTables(Schema schema) {
        return schema.migrations().stream()
                .flatMap(migration -> migration.changes().stream())
                .anyMatch(change -> change instanceof Schema.Change.CreateTable);
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
