package dev.lintel.source;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;

/// Walks a folder. Links are never followed: what a link inside the root names is listed under its own name, and
/// what lies outside is not the target; so a loop of links cannot hold it up either.
final class Listing {
    /// Deeper trees are made to break readers.
    private static final int DEEPEST = 200;

    private final Path root;
    private final List<Found> found = new ArrayList<>();
    private final List<Gap> gaps = new ArrayList<>();
    private final Committed committed;

    /// @param path from the root, with `/`
    record Found(String path, Path onDisk, long size) {}

    private Listing(Path root, Committed committed) {
        this.root = root;
        this.committed = committed;
    }

    static Workspace of(Path folder, List<String> excludes) throws IOException {
        Path root = folder.toRealPath();
        if (!Files.isDirectory(root)) {
            throw new IOException("is not a folder");
        }
        IgnoreRules asked = IgnoreRules.ofLines(excludes);
        Listing listing;
        try (Committed committed = new Committed(root)) {
            listing = new Listing(root, committed);
            // The root has to be readable; below it, an unreadable folder costs only itself.
            listing.walk(root, "", asked, 0);
        }
        listing.found.sort(Comparator.comparing(Found::path));
        AndroidApps apps = new AndroidApps(listing.found);
        listing.gaps.addAll(apps.gaps().toList());
        List<Found> backend =
                listing.found.stream().filter(file -> !apps.own(file)).toList();
        List<SourceFile> files = new Origins(backend).classify();
        listing.gaps.addAll(Submodules.missing(root, listing.found));
        return new Workspace(root, files, listing.gaps);
    }

    private void walk(Path folder, String path, IgnoreRules rules, int depth) throws IOException {
        TreeMap<String, Path> entries = entries(folder);
        IgnoreRules here = rules.inside(path, folder, entries.keySet());
        boolean built = isModule(entries.keySet());
        for (var entry : entries.entrySet()) {
            visit(entry.getValue(), path + entry.getKey(), here, built, depth);
        }
    }

    private void visit(Path entry, String path, IgnoreRules rules, boolean besideBuildFile, int depth) {
        try {
            BasicFileAttributes is = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (is.isSymbolicLink()) {
                link(entry, path);
            } else if (is.isDirectory()) {
                folder(entry, path, rules, besideBuildFile, depth);
            } else if (is.isRegularFile() && (!rules.ignores(path, false) || isKept(path, rules))) {
                file(entry, path, is.size());
            }
        } catch (IOException unreadable) {
            gap(path, "cannot be read (" + reason(unreadable) + ")", "what it holds is not reviewed");
        }
    }

    private boolean isKept(String path, IgnoreRules rules) {
        return Origins.isRead(path) && !rules.ignoresCommitted(path) && committed.has(path);
    }

    private void folder(Path folder, String path, IgnoreRules rules, boolean besideBuildFile, int depth)
            throws IOException {
        String name = path.substring(path.lastIndexOf('/') + 1);
        if (IgnoreRules.neverEntered(name)) {
            return;
        }
        if (depth >= DEEPEST) {
            gap(path, "is nested more than " + DEEPEST + " folders deep", "what it holds is not reviewed");
        } else if (besideBuildFile && IgnoreRules.isBuildOutput(name)) {
            generatedSourcesIn(folder, path, depth);
        } else if (!rules.ignores(path, true)) {
            walk(folder, path + "/", rules, depth + 1);
        }
    }

    /// Build output is left out, but for sources that the build generated: handlers may implement their interfaces.
    private void generatedSourcesIn(Path output, String path, int depth) throws IOException {
        for (String name : List.of("generated-sources", "generated")) {
            Path generated = output.resolve(name);
            if (Files.isDirectory(generated, LinkOption.NOFOLLOW_LINKS)) {
                walk(generated, path + "/" + name + "/", IgnoreRules.ofLines(List.of()), depth + 2);
            }
        }
    }

    private void file(Path file, String path, long size) {
        if (size > Workspace.LARGEST) {
            if (Origins.isRead(path)) {
                gap(
                        path,
                        "is larger than " + (Workspace.LARGEST >> 20) + " MB",
                        "it is taken for generated data and not read");
            }
            return;
        }
        found.add(new Found(path, file, size));
    }

    private void link(Path link, String path) {
        try {
            if (!link.toRealPath().startsWith(root)) {
                gap(path, "is a link that leads out of the folder", "what it names is not reviewed");
            }
        } catch (IOException _) {
            gap(path, "is a link that leads nowhere or in a circle", "nothing is read through it");
        }
    }

    private static TreeMap<String, Path> entries(Path folder) throws IOException {
        TreeMap<String, Path> entries = new TreeMap<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder)) {
            for (Path entry : stream) {
                entries.put(entry.getFileName().toString(), entry);
            }
        } catch (DirectoryIteratorException broken) {
            throw broken.getCause();
        }
        return entries;
    }

    private static boolean isModule(Set<String> names) {
        return Origins.BUILD_FILES.stream().anyMatch(names::contains);
    }

    private void gap(String path, String what, String consequence) {
        gaps.add(new Gap(Span.ofFile(new SourceId(path)), what, consequence));
    }

    private static String reason(IOException unreadable) {
        return switch (unreadable) {
            case AccessDeniedException _ -> "no permission";
            case NoSuchFileException _ -> "it vanished while listing";
            default -> String.valueOf(unreadable.getMessage());
        };
    }
}
