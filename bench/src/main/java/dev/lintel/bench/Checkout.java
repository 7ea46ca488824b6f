package dev.lintel.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A repository named in `bench/corpus.tsv`. It is looked for under the folder `LINTEL_CORPUS`, where a person
/// cloned it; beside it, or in its `.git`, stands the commit.
public record Checkout(String name, String repository, String commit) {
    public static List<Checkout> all() throws IOException {
        return Tsv.rows(Place.bench().resolve("corpus.tsv")).stream()
                .map(row -> new Checkout(row.get(0), row.get(1), row.get(2)))
                .toList();
    }

    public static Checkout named(String name) throws IOException {
        return all().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("bench/corpus.tsv names no " + name));
    }

    /// Called as in the table, or as `git clone` calls it. Empty when it is not on this machine.
    public Optional<Path> folder() {
        String corpus = System.getenv("LINTEL_CORPUS");
        return Stream.of(name, repository.substring(repository.lastIndexOf('/') + 1))
                .filter(_ -> corpus != null && !corpus.isBlank())
                .map(each -> Path.of(String.valueOf(corpus), each).toAbsolutePath())
                .filter(Files::isDirectory)
                .findFirst();
    }

    /// What stands there, when that is not the commit that the table names.
    public Optional<String> otherCommit() {
        return folder().map(this::commitOf).filter(found -> !found.equals(commit));
    }

    private String commitOf(Path folder) {
        try {
            Path beside = folder.resolveSibling(folder.getFileName() + ".commit");
            if (Files.exists(beside)) {
                return Files.readString(beside).strip();
            }
            return Shell.line(List.of("git", "-C", folder.toString(), "rev-parse", "HEAD"));
        } catch (IOException e) {
            return "unknown";
        }
    }
}
