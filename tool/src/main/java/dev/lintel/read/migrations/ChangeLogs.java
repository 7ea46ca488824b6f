package dev.lintel.read.migrations;

import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceFile.Origin;
import dev.lintel.source.SourceId;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// The change logs of a repository: finding them and their includes, which name files on the class path that any
/// module may hold.
final class ChangeLogs {
    private static final long MOST_BYTES = 8 << 20;

    private static final List<String> SCHEMA_WORDS =
            List.of("alter ", "create ", "drop ", "rename ", "change.core", "sqlstatement[]", ".sql\"");

    private final Workspace workspace;
    private final List<SourceFile> resources;
    private final Map<String, List<SourceFile>> byName = new HashMap<>();

    ChangeLogs(Workspace workspace) {
        this.workspace = workspace;
        this.resources = workspace
                .files(file -> file.origin() == Origin.MAIN
                        && file.size() < MOST_BYTES
                        && isFormat(file.id().path()))
                .sorted(Comparator.comparing(SourceFile::id))
                .toList();
        resources.forEach(file -> byName.computeIfAbsent(file.id().fileName(), _ -> new ArrayList<>())
                .add(file));
    }

    static boolean isFormat(String path) {
        return path.endsWith(".xml")
                || path.endsWith(".yaml")
                || path.endsWith(".yml")
                || path.endsWith(".json")
                || path.endsWith(".sql");
    }

    /// What a change log holds: an element, or formatted SQL as it is.
    sealed interface Content {
        record Tree(Element root) implements Content {}

        record Sql(String text) implements Content {}

        record Broken(String why) implements Content {}

        /// No change log at all.
        record Foreign() implements Content {}
    }

    /// Files that may be change logs by where they are; only these are opened to find out.
    List<SourceFile> candidates() {
        return resources.stream()
                .filter(file -> {
                    String path = file.id().path().toLowerCase(Locale.ROOT);
                    return path.contains("changelog")
                            || path.contains("liquibase")
                            || path.contains("changeset")
                            || path.contains("/db/")
                            || path.contains("migration");
                })
                .toList();
    }

    Content read(SourceFile file) {
        String text;
        try {
            text = workspace.text(file);
        } catch (IOException unreadable) {
            return new Content.Broken("cannot be read");
        }
        if (file.endsWith(".sql")) {
            return FormattedSql.is(text) ? new Content.Sql(text) : new Content.Foreign();
        }
        if (!text.contains("databaseChangeLog")) {
            return new Content.Foreign();
        }
        try {
            return tree(file, text);
        } catch (XMLStreamException | YamlEngineException broken) {
            return new Content.Broken("not well-formed or with entities of its own");
        }
    }

    private static Content tree(SourceFile file, String text) throws XMLStreamException {
        if (file.endsWith(".xml")) {
            Element root = new XmlElements(file.id()).read(text);
            return root.name().equals("databaseChangeLog") ? new Content.Tree(root) : new Content.Foreign();
        }
        for (Element document : new YamlElements(file.id()).read(text)) {
            List<Element> children = document.children();
            if (document.first("databaseChangeLog").isPresent()) {
                // a map below the key instead of a list
                return new Content.Tree(document.first("databaseChangeLog").get());
            }
            if (!children.isEmpty()) {
                return new Content.Tree(new Element("databaseChangeLog", Map.of(), children, "", document.at()));
            }
        }
        return new Content.Foreign();
    }

    /// Whether the source of a change that is written in Java holds no schema statement.
    boolean changesOnlyData(String type) {
        String end = "/" + type.replace('.', '/') + ".java";
        Optional<SourceFile> source =
                workspace.files(file -> ("/" + file.id().path()).endsWith(end)).findFirst();
        try {
            if (source.isEmpty()) {
                return false;
            }
            String text = workspace.text(source.get()).toLowerCase(Locale.ROOT);
            return SCHEMA_WORDS.stream().noneMatch(text::contains);
        } catch (IOException unreadable) {
            return false;
        }
    }

    String text(SourceFile file) throws IOException {
        return workspace.text(file);
    }

    /// The file that an include names, seen from the one that includes it: beside it, or on the class path, the
    /// same module's first.
    Optional<SourceFile> resolve(String path, SourceFile from, boolean relative) {
        String wanted = plain(path);
        if (relative) {
            String folder =
                    from.id().path().substring(0, Math.max(0, from.id().path().lastIndexOf('/') + 1));
            Optional<SourceFile> beside = exact(normal(folder + wanted));
            if (beside.isPresent()) {
                return beside;
            }
        }
        String end = "/" + normal(wanted);
        String name = wanted.substring(wanted.lastIndexOf('/') + 1);
        return byName.getOrDefault(name, List.of()).stream()
                .filter(file -> ("/" + file.id().path()).endsWith(end))
                .min(Comparator.comparing((SourceFile file) -> !file.module().equals(from.module()))
                        .thenComparing(SourceFile::id));
    }

    private Optional<SourceFile> exact(String path) {
        SourceId id = new SourceId(path);
        return byName.getOrDefault(id.fileName(), List.of()).stream()
                .filter(file -> file.id().equals(id))
                .findFirst();
    }

    /// All files below a folder of the class path, as includeAll sorts them.
    List<SourceFile> below(String path, SourceFile from, boolean relative) {
        String wanted = plain(path);
        while (wanted.endsWith("/")) {
            wanted = wanted.substring(0, wanted.length() - 1);
        }
        String folder =
                from.id().path().substring(0, Math.max(0, from.id().path().lastIndexOf('/') + 1));
        String start = relative ? "/" + normal(folder + wanted) + "/" : "/" + normal(wanted) + "/";
        return resources.stream()
                .filter(file -> relative
                        ? ("/" + file.id().path()).startsWith(start)
                        : ("/" + file.id().path()).contains(start))
                .sorted(Comparator.comparing((SourceFile file) -> {
                            String full = "/" + file.id().path();
                            return full.substring(full.indexOf(start));
                        })
                        .thenComparing(SourceFile::id))
                .toList();
    }

    private static String plain(String path) {
        String plain = path.startsWith("classpath*:")
                ? path.substring(11)
                : path.startsWith("classpath:") ? path.substring(10) : path;
        plain = plain.replace('\\', '/');
        return plain.startsWith("/") ? plain.substring(1) : plain;
    }

    private static String normal(String path) {
        List<String> parts = new ArrayList<>();
        for (String part : path.split("/")) {
            if (part.equals("..") && !parts.isEmpty()) {
                parts.removeLast();
            } else if (!part.equals(".") && !part.isEmpty()) {
                parts.add(part);
            }
        }
        return String.join("/", parts);
    }
}
