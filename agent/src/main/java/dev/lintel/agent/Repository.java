package dev.lintel.agent;

import dev.lintel.cli.Target;
import dev.lintel.cli.UsageProblem;
import dev.lintel.cli.Wiring;
import dev.lintel.finding.Baseline;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Verdict;
import dev.lintel.graph.Paths;
import dev.lintel.practice.Practice;
import dev.lintel.review.Parts;
import dev.lintel.review.ProjectSettings;
import dev.lintel.review.Reading;
import dev.lintel.review.Request;
import dev.lintel.review.Review;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Stop;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.ReentrantLock;

/// A folder that is looked at again and again. What was read stays warm until a file of it changes, comes or goes;
/// safe for use from several threads, of which one reads while the others wait.
public final class Repository {
    private final Path root;
    private final String name;
    private final Parts parts;
    private final ReentrantLock reading = new ReentrantLock();
    private Map<String, Stamp> stamps = Map.of();
    private Optional<Warm> warm = Optional.empty();

    private record Stamp(long size, long modifiedMillis) {}

    private record Warm(Architect architect, Standing standing) {}

    private Repository(Path root, String name, Parts parts) {
        this.root = root;
        this.name = name;
        this.parts = parts;
    }

    /// @param name the folder as the user wrote it
    /// @throws UsageProblem when there is no such folder
    /// @throws IOException when the tool's own archive of signatures is missing
    public static Repository open(String name) throws UsageProblem, IOException {
        return new Repository(Target.root(name).toRealPath(), name, Wiring.lastingParts());
    }

    public Path root() {
        return root;
    }

    public List<Guide> guides() {
        return parts.practices().stream().map(Practice::guide).toList();
    }

    /// @throws CancellationException when the thread was interrupted; the next who asks reads anew
    public Architect architect() throws UsageProblem, IOException {
        return refreshed().architect();
    }

    /// @throws CancellationException when the thread was interrupted; the next who asks reads anew
    public Standing standing() throws UsageProblem, IOException {
        return refreshed().standing();
    }

    /// A call that is cancelled must not have to wait for the one that reads.
    private Warm refreshed() throws UsageProblem, IOException {
        try {
            reading.lockInterruptibly();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("stopped");
        }
        try {
            return refresh();
        } finally {
            reading.unlock();
        }
    }

    private Warm refresh() throws UsageProblem, IOException {
        Target target = Target.of(root.toString());
        Map<String, Stamp> now = stamps(target.workspace());
        if (warm.isPresent() && now.equals(stamps)) {
            return warm.get();
        }
        Request request = request(target, Optional.empty());
        Reading reading = Review.read(target.workspace(), request.parts(), target.settings());
        Stop.ifAsked();
        List<Paths> ways = Review.ways(reading);
        Standing fresh = Standing.of(name, ways, practices -> reviewed(only(practices, request), reading, ways));
        Warm read = new Warm(new Architect(fresh, guides()), fresh);
        warm = Optional.of(read);
        stamps = now;
        return read;
    }

    /// @param practices ids; empty for all that are asked for
    private static Request only(Set<String> practices, Request request) {
        List<Practice> chosen = request.parts().practices().stream()
                .filter(each ->
                        practices.isEmpty() || practices.contains(each.guide().id()))
                .toList();
        return request.with(request.parts().withPractices(chosen));
    }

    private static Verdict reviewed(Request request, Reading reading, List<Paths> ways) {
        Verdict verdict = Review.of(request, reading, ways);
        Stop.ifAsked();
        return verdict;
    }

    /// What the working tree brings beyond a revision.
    ///
    /// @throws IOException when the folder is no git repository or has no such revision
    public Standing since(String revision) throws UsageProblem, IOException {
        Target target = Target.of(root.toString());
        Workspace base = Workspace.ofRevision(root, revision);
        return Standing.of(Review.of(request(target, Optional.of(base))));
    }

    private Request request(Target target, Optional<Workspace> base) throws UsageProblem, IOException {
        List<Practice> chosen = Review.chosen(parts.practices(), Set.of(), Set.of(), target.settings());
        Path baseline = root.resolve(Baseline.FILE);
        Optional<Baseline> known = Files.isRegularFile(baseline)
                ? Optional.of(Baseline.parse(Files.readString(baseline)))
                : Optional.empty();
        return new Request(
                name, target.workspace(), base, parts.withPractices(chosen), target.settings(), known, false);
    }

    private Map<String, Stamp> stamps(Workspace workspace) {
        Map<String, Stamp> all = new HashMap<>();
        for (SourceFile file : workspace.files()) {
            stamp(file.path()).ifPresent(stamp -> all.put(file.id().path(), stamp));
        }
        for (String settings : List.of(ProjectSettings.FILE, Baseline.FILE)) {
            stamp(root.resolve(settings)).ifPresent(stamp -> all.put(settings, stamp));
        }
        return all;
    }

    private static Optional<Stamp> stamp(Path file) {
        try {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            return Optional.of(
                    new Stamp(attributes.size(), attributes.lastModifiedTime().toMillis()));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }
}
