package dev.lintel.read.migrations;

import dev.lintel.code.Program;
import dev.lintel.graph.Schema;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import dev.lintel.sql.Dialect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Liquibase's change logs. A change log that no other includes is a database's; where its change sets tell several
/// vendors apart, it is replayed for the one that the configuration names.
public final class Liquibase implements Framework {
    @Override
    public String name() {
        return "Liquibase";
    }

    @Override
    public boolean isLong() {
        return true;
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        ChangeLogs logs = new ChangeLogs(workspace);
        Map<SourceFile, ChangeLogs.Content> found = new LinkedHashMap<>();
        for (SourceFile file : logs.candidates()) {
            ChangeLogs.Content content = logs.read(file);
            if (!(content instanceof ChangeLogs.Content.Foreign)
                    && !(content instanceof ChangeLogs.Content.Broken && !named(file))) {
                found.put(file, content);
            }
        }
        if (found.isEmpty()) {
            return Stream.of();
        }
        Map<String, ModuleSettings> settings = ModuleSettings.of(workspace);
        Dialects dialects = Dialects.of(workspace, settings);
        Set<SourceFile> configured = configured(found, settings);
        List<Fact> facts = new ArrayList<>();
        for (SourceFile root : roots(found, logs, configured)) {
            boolean runs = configured.isEmpty() || configured.contains(root);
            database(root, found, logs, settings, dialects, runs).ifPresent(facts::add);
        }
        return facts.stream();
    }

    private static boolean named(SourceFile file) {
        return file.id().path().toLowerCase(Locale.ROOT).contains("changelog");
    }

    /// The change logs that run: what a configuration names, else Spring Boot's default.
    private static Set<SourceFile> configured(
            Map<SourceFile, ChangeLogs.Content> found, Map<String, ModuleSettings> settings) {
        Set<SourceFile> configured = new LinkedHashSet<>();
        new TreeMap<>(settings)
                .forEach((_, each) -> each.get("spring.liquibase.change-log")
                        .or(() -> each.get("quarkus.liquibase.change-log"))
                        .flatMap(path -> onClassPath(path.substring(path.indexOf(':') + 1), found))
                        .ifPresent(configured::add));
        if (configured.isEmpty()) {
            found.keySet().stream()
                    .filter(file -> file.id().fileName().startsWith("db.changelog-master."))
                    .forEach(configured::add);
        }
        return configured;
    }

    private static Optional<SourceFile> onClassPath(String path, Map<SourceFile, ChangeLogs.Content> found) {
        String end = path.startsWith("/") ? path : "/" + path;
        return found.keySet().stream()
                .filter(file -> ("/" + file.id().path()).endsWith(end))
                .findFirst();
    }

    /// What runs, and whatever no other change log includes.
    private static List<SourceFile> roots(
            Map<SourceFile, ChangeLogs.Content> found, ChangeLogs logs, Set<SourceFile> configured) {
        Set<SourceId> included = new HashSet<>();
        found.forEach((file, content) -> {
            if (content instanceof ChangeLogs.Content.Tree(Element root)) {
                included(file, root, logs).stream()
                        .filter(each -> !each.id().equals(file.id()))
                        .forEach(each -> included.add(each.id()));
            }
        });
        Set<SourceFile> roots = new LinkedHashSet<>(configured);
        found.keySet().stream().filter(file -> !included.contains(file.id())).forEach(roots::add);
        if (roots.isEmpty()) {
            // they include each other in a circle; the first shows it
            roots.add(found.keySet().iterator().next());
        }
        return List.copyOf(roots);
    }

    private static List<SourceFile> included(SourceFile file, Element root, ChangeLogs logs) {
        List<SourceFile> all = new ArrayList<>();
        for (Element child : root.children()) {
            boolean relative = child.isTrue("relativeToChangelogFile");
            if (child.name().equals("include")) {
                logs.resolve(child.get("file"), file, relative).ifPresent(all::add);
            } else if (child.name().equals("includeAll")) {
                all.addAll(logs.below(child.get("path"), file, relative));
            }
        }
        return all;
    }

    private static Optional<Fact> database(
            SourceFile root,
            Map<SourceFile, ChangeLogs.Content> found,
            ChangeLogs logs,
            Map<String, ModuleSettings> settings,
            Dialects dialects,
            boolean runs) {
        Dialect dialect = dialects.of(root.module())
                .or(dialects::ofAny)
                .or(() -> mentioned(found))
                .orElse(Dialect.OTHER);
        ModuleSettings own = settings.get(root.module());
        Map<String, String> parameters = own == null ? Map.of() : own.below("spring.liquibase.parameters");
        Schema schema = new ChangeLogReplay(logs, dialect, parameters).run(root).schema();
        boolean empty = schema.migrations().isEmpty() && schema.gaps().isEmpty();
        return empty
                ? Optional.empty()
                : Optional.of(new Fact.Database(root.module(), schema, runs, Span.ofFile(root.id())));
    }

    /// The vendor that most change sets name.
    private static Optional<Dialect> mentioned(Map<SourceFile, ChangeLogs.Content> found) {
        Map<Dialect, Integer> counts = new TreeMap<>();
        found.values().forEach(content -> {
            if (content instanceof ChangeLogs.Content.Tree(Element root)) {
                root.all("changeSet").forEach(set -> {
                    for (String each : (set.get("dbms") + "," + set.get("context")).split(",")) {
                        Dialects.vendor(each.strip()).ifPresent(vendor -> counts.merge(vendor, 1, Integer::sum));
                    }
                });
            }
        });
        return counts.entrySet().stream()
                .max(Map.Entry.<Dialect, Integer>comparingByValue().thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey);
    }
}
