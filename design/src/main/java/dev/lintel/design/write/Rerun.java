package dev.lintel.design.write;

import dev.lintel.design.write.Artefacts.Artefact;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Brings what a brief asks for together with what people have made of an earlier answer. What was written is kept
/// under `.lintel/base`, so that their edits can be told from ours; the two are merged by line, as Git does it, and
/// Java by member where lines are not enough.
public final class Rerun {
    static final String BASE = ".lintel/base";
    private static final String MIGRATIONS = LaterMigrations.FOLDER;

    private final Path root;
    private final List<Step> steps = new ArrayList<>();

    private Rerun(Path root) {
        this.root = root;
    }

    /// What happens to one file. Files that stay as they are have no step.
    public record Step(String path, What what, String text) {}

    public enum What {
        /// it was not there, or nobody had changed it
        WRITE,
        /// their edits and ours touch different lines, or members
        MERGE,
        /// both changed the same: theirs stays
        CONFLICT,
        /// it is there, and not by us
        FOREIGN,
        /// they have deleted it
        DELETED,
        /// a migration may have run somewhere: it never changes
        MIGRATION
    }

    /// @param root of the service
    public static List<Step> plan(Path root, List<Artefact> files) throws IOException {
        Rerun rerun = new Rerun(root);
        for (Artefact each : files) {
            rerun.step(each);
        }
        return List.copyOf(rerun.steps);
    }

    /// Whether the service that was written here has guard; empty where none was written.
    public static Optional<Boolean> isGuarded(Path root) throws IOException {
        Path build = root.resolve(BASE).resolve("pom.xml");
        return Files.exists(build)
                ? Optional.of(
                        Files.readString(build).contains("<artifactId>lintel-guard-spring-boot-starter</artifactId>"))
                : Optional.empty();
    }

    private void step(Artefact wanted) throws IOException {
        Path file = root.resolve(wanted.path());
        Path written = base(wanted.path());
        if (!Files.exists(written)) {
            boolean there = Files.exists(file);
            boolean ours = !there || wanted.path().startsWith(".lintel/");
            if (!there || !same(file, wanted.text())) {
                add(wanted, ours ? What.WRITE : What.FOREIGN);
            }
            return;
        }
        String base = Files.readString(written);
        if (base.equals(wanted.text())) {
            return;
        }
        if (wanted.path().startsWith(MIGRATIONS)) {
            add(wanted, What.MIGRATION);
        } else if (!Files.exists(file)) {
            add(wanted, What.DELETED);
        } else if (same(file, base)) {
            add(wanted, What.WRITE);
        } else if (!same(file, wanted.text())) {
            merge(wanted, base, Files.readString(file));
        }
    }

    private void merge(Artefact wanted, String base, String theirs) {
        Optional<String> merged = Lines.merge(base, theirs, wanted.text())
                .or(() -> wanted.path().endsWith(".java")
                        ? MemberMerge.of(base, theirs, wanted.text())
                        : Optional.empty());
        if (merged.isEmpty()) {
            add(wanted, What.CONFLICT);
        } else {
            steps.add(new Step(wanted.path(), What.MERGE, merged.get()));
        }
    }

    private void add(Artefact wanted, What what) {
        steps.add(new Step(wanted.path(), what, wanted.text()));
    }

    private static boolean same(Path file, String text) throws IOException {
        return Files.readString(file).equals(text);
    }

    private Path base(String path) {
        return root.resolve(BASE).resolve(path);
    }

    /// Writes what the plan says, and remembers what was wanted. A conflict stays open: the next run tells it again.
    public static void carryOut(Path root, List<Artefact> files, List<Step> plan) throws IOException {
        Rerun rerun = new Rerun(root);
        for (Step step : plan) {
            if (step.what() == What.WRITE || step.what() == What.MERGE) {
                write(root.resolve(step.path()), step.text());
            }
        }
        for (Artefact each : files) {
            boolean open = plan.stream()
                    .anyMatch(step ->
                            step.path().equals(each.path()) && step.what() != What.WRITE && step.what() != What.MERGE);
            if (!open && !each.path().startsWith(".lintel/")) {
                write(rerun.base(each.path()), each.text());
            }
        }
    }

    private static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.resolveSibling("."));
        Files.writeString(file, text);
    }
}
