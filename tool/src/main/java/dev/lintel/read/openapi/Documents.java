package dev.lintel.read.openapi;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Files of the workspace as trees of maps, lists and scalars, with references between them followed. JSON is
/// read as the YAML that it is.
final class Documents {
    private static final long LARGEST = 8L << 20;
    private static final int HOPS = 16;

    private final Workspace workspace;
    private final Map<String, Optional<Object>> parsed = new HashMap<>();

    Documents(Workspace workspace) {
        this.workspace = workspace;
    }

    /// A place in a document.
    record Located(SourceFile file, Object node) {}

    Optional<Object> tree(SourceFile file) {
        return parsed.computeIfAbsent(file.id().path(), _ -> parse(file));
    }

    private Optional<Object> parse(SourceFile file) {
        if (file.size() > LARGEST) {
            return Optional.empty();
        }
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(50)
                .setCodePointLimit((int) LARGEST)
                .setAllowDuplicateKeys(true)
                .build();
        try {
            return Optional.ofNullable(new Load(settings).loadFromString(workspace.text(file)));
        } catch (YamlEngineException | IOException | StackOverflowError _) {
            // Whoever needs this document says that it is missing; there is no place in it to point at.
            return Optional.empty();
        }
    }

    /// Follows `$ref`s from a node until there is none.
    Located resolve(Located at) {
        Located now = at;
        for (int i = 0; i < HOPS; i++) {
            Optional<String> reference = text(now.node(), "$ref");
            if (reference.isEmpty()) {
                return now;
            }
            Optional<Located> next = follow(now.file(), reference.get());
            if (next.isEmpty()) {
                return now;
            }
            now = next.get();
        }
        return now;
    }

    private Optional<Located> follow(SourceFile from, String reference) {
        int hash = reference.indexOf('#');
        String path = hash < 0 ? reference : reference.substring(0, hash);
        String pointer = hash < 0 ? "" : reference.substring(hash + 1);
        Optional<SourceFile> file = path.isEmpty() ? Optional.of(from) : beside(from, path);
        return file.flatMap(it -> tree(it).flatMap(root -> at(root, pointer)).map(node -> new Located(it, node)));
    }

    private Optional<SourceFile> beside(SourceFile from, String relative) {
        String folder = from.id()
                .path()
                .substring(0, from.id().path().length() - from.id().fileName().length());
        String wanted = normalised(folder + relative);
        return workspace.files().stream()
                .filter(file -> file.id().path().equals(wanted))
                .findFirst();
    }

    private static String normalised(String path) {
        ArrayDeque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/", -1)) {
            switch (part) {
                case "", "." -> {}
                case ".." -> parts.pollLast();
                default -> parts.addLast(part);
            }
        }
        return String.join("/", parts);
    }

    private static Optional<Object> at(Object root, String pointer) {
        Object now = root;
        for (String step : pointer.split("/", -1)) {
            if (step.isEmpty()) {
                continue;
            }
            Optional<Object> next = child(now, step.replace("~1", "/").replace("~0", "~"));
            if (next.isEmpty()) {
                return Optional.empty();
            }
            now = next.get();
        }
        return Optional.of(now);
    }

    static Optional<Object> child(Object node, String key) {
        return node instanceof Map<?, ?> map ? Optional.ofNullable(map.get(key)) : Optional.empty();
    }

    static Optional<String> text(Object node, String key) {
        return child(node, key)
                .filter(value -> value instanceof String || value instanceof Number || value instanceof Boolean)
                .map(String::valueOf);
    }

    static List<?> list(Object node, String key) {
        return child(node, key)
                .map(value -> value instanceof List<?> list ? list : List.of())
                .orElse(List.of());
    }

    static Map<?, ?> map(Object node, String key) {
        return child(node, key)
                .map(value -> value instanceof Map<?, ?> map ? map : Map.of())
                .orElse(Map.of());
    }
}
