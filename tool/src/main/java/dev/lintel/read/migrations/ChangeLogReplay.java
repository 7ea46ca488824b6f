package dev.lintel.read.migrations;

import dev.lintel.graph.Schema.Change;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.sql.Dialect;
import dev.lintel.sql.Lines;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Runs one change log for one database: includes in their order, each change set once.
final class ChangeLogReplay {
    private static final Set<String> NOT_CHANGES = Set.of(
            "comment", "preConditions", "rollback", "validCheckSum", "modifySql", "property", "tagDatabase", "ext");

    private final ChangeLogs logs;
    private final Dialect dialect;
    private final Replay replay;
    private final DdlParser parser;
    private final ChangeReader changes;
    private final Conditions conditions;
    private final Map<String, String> properties;
    private final Set<SourceId> open = new HashSet<>();
    private final Set<String> ran = new HashSet<>();

    ChangeLogReplay(ChangeLogs logs, Dialect dialect, Map<String, String> parameters) {
        this.logs = logs;
        this.dialect = dialect;
        this.replay = new Replay(dialect);
        this.parser = new DdlParser(dialect);
        this.changes = new ChangeReader(dialect, parser);
        this.conditions = new Conditions(dialect, replay);
        this.properties = new HashMap<>(parameters);
    }

    Replay run(SourceFile root) {
        file(root, Span.ofFile(root.id()));
        return replay;
    }

    private void file(SourceFile file, Span includedAt) {
        if (!open.add(file.id())) {
            replay.missing(new Gap(
                    includedAt, file.id() + " includes itself", "Liquibase refuses to run it; the rest is read"));
            return;
        }
        switch (logs.read(file)) {
            case ChangeLogs.Content.Tree(Element root) -> log(file, root);
            case ChangeLogs.Content.Sql(String text) -> formatted(file, text);
            case ChangeLogs.Content.Broken(String why) ->
                replay.missing(new Gap(
                        Span.ofFile(file.id()), "change log " + why, "the schema may differ from what was read"));
            case ChangeLogs.Content.Foreign() -> foreign(file, includedAt);
        }
        open.remove(file.id());
    }

    /// A plain SQL file that is included runs as one change set.
    private void foreign(SourceFile file, Span includedAt) {
        if (file.endsWith(".sql")) {
            List<Edit> edits = sqlFile(file, includedAt);
            replay.migration("raw", "Liquibase", edits, true, Span.ofFile(file.id()));
        }
    }

    private void log(SourceFile file, Element root) {
        if (root.first("preConditions")
                .flatMap(conditions::holds)
                .filter(holds -> !holds)
                .isPresent()) {
            return;
        }
        for (Element child : root.children()) {
            switch (child.name()) {
                case "property" -> property(child);
                case "include" -> include(file, child);
                case "includeAll" -> includeAll(file, child);
                case "changeSet" -> changeSet(file, child);
                default -> {}
            }
        }
    }

    private void property(Element property) {
        boolean applies = conditions.dbms(property.get("dbms")) && conditions.context(contexts(property));
        if (applies && !property.get("name").isEmpty()) {
            properties.putIfAbsent(property.get("name"), property.get("value"));
        }
    }

    private static String contexts(Element element) {
        String context = element.get("context");
        return !context.isEmpty()
                ? context
                : !element.get("contextFilter").isEmpty() ? element.get("contextFilter") : element.get("contexts");
    }

    private void include(SourceFile from, Element include) {
        if (!conditions.context(contexts(include))) {
            return;
        }
        String path = filled(include.get("file"));
        Optional<SourceFile> file = logs.resolve(path, from, include.isTrue("relativeToChangelogFile"));
        if (file.isPresent()) {
            file(file.get(), include.at());
        } else if (ChangeLogs.isFormat(path)) {
            replay.missing(new Gap(
                    include.at(),
                    "included file " + path + " is not there",
                    "the schema may differ from what was read"));
        }
    }

    private void includeAll(SourceFile from, Element include) {
        if (!conditions.context(contexts(include))) {
            return;
        }
        String path = filled(include.get("path"));
        List<SourceFile> files = logs.below(path, from, include.isTrue("relativeToChangelogFile"));
        boolean optional = include.get("errorIfMissingOrEmpty").equalsIgnoreCase("false");
        if (files.isEmpty() && !optional) {
            replay.missing(new Gap(
                    include.at(),
                    "included folder " + path + " is not there",
                    "the schema may differ from what was read"));
        }
        files.stream().filter(file -> !file.id().equals(from.id())).forEach(file -> file(file, include.at()));
    }

    private void changeSet(SourceFile file, Element set) {
        boolean runs = conditions.dbms(set.get("dbms"))
                && conditions.context(contexts(set))
                && !set.isTrue("ignore")
                && set.first("preConditions").flatMap(conditions::holds).orElse(true)
                && ran.add(file.id() + "::" + set.get("id") + "::" + set.get("author"));
        if (!runs) {
            return;
        }
        List<Edit> edits = new ArrayList<>();
        for (Element change : set.children()) {
            if (!NOT_CHANGES.contains(change.name())) {
                edits.addAll(change(file, change));
            }
        }
        boolean transactional = !set.get("runInTransaction").equalsIgnoreCase("false");
        replay.migration(set.get("id"), "Liquibase", edits, transactional, set.at());
    }

    private List<Edit> change(SourceFile file, Element change) {
        if (!conditions.dbms(change.get("dbms"))) {
            return List.of();
        }
        return switch (change.name()) {
            case "sql" -> sql(change);
            case "sqlFile" -> {
                String path = filled(change.get("path"));
                Optional<SourceFile> found = logs.resolve(path, file, change.isTrue("relativeToChangelogFile"));
                yield found.map(sql -> sqlFile(sql, change.at()))
                        .orElseGet(() -> List.of(new Edit.Doubt(
                                new Change.Unread("SQL file " + path + " is not there", change.at()), "")));
            }
            case "customChange" -> List.of(custom(change));
            default -> changes.read(filled(change));
        };
    }

    private Edit custom(Element change) {
        String type = change.get("class");
        return logs.changesOnlyData(type)
                ? new Edit.Apply(new Change.Other("data changed by " + type, change.at()))
                : new Edit.Doubt(new Change.Unread("change written in Java: " + type, change.at()), "");
    }

    /// SQL in a change log is placed by the element's line.
    private List<Edit> sql(Element change) {
        String text = change.text().isBlank() ? change.get("sql") : change.text();
        return Scripts.edits(filled(text), (_, _) -> change.at(), dialect, parser);
    }

    private List<Edit> sqlFile(SourceFile file, Span at) {
        try {
            return Scripts.edits(filled(logs.text(file)), file.id(), dialect, parser);
        } catch (IOException unreadable) {
            return List.of(new Edit.Doubt(new Change.Unread(file.id() + " cannot be read", at), ""));
        }
    }

    private void formatted(SourceFile file, String text) {
        Lines lines = new Lines(file.id(), text);
        for (FormattedSql.Set set : FormattedSql.sets(text)) {
            String dbms = set.attributes().getOrDefault("dbms", "");
            String context =
                    set.attributes().getOrDefault("context", set.attributes().getOrDefault("contextFilter", ""));
            if (!conditions.dbms(dbms) || !conditions.context(context) || !ran.add(file.id() + "::" + set.id())) {
                continue;
            }
            String sql = filled(text.substring(set.start(), set.end()));
            int shift = set.start();
            List<Edit> edits = Scripts.edits(
                    sql,
                    (start, end) -> lines.at(start + shift, Math.min(end + shift, text.length())),
                    dialect,
                    parser);
            boolean transactional =
                    !set.attributes().getOrDefault("runInTransaction", "true").equals("false");
            replay.migration(set.id(), "Liquibase", edits, transactional, Span.line(file.id(), set.line()));
        }
    }

    private String filled(String text) {
        return Scripts.filled(text, properties);
    }

    private Element filled(Element element) {
        Map<String, String> attributes = new HashMap<>();
        element.attributes().forEach((name, value) -> attributes.put(name, filled(value)));
        return new Element(
                element.name(),
                attributes,
                element.children().stream().map(this::filled).toList(),
                element.text(),
                element.at());
    }
}
