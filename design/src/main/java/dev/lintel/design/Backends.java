package dev.lintel.design;

import dev.lintel.cli.CommandLine;
import dev.lintel.cli.Console;
import dev.lintel.cli.Exit;
import dev.lintel.cli.Target;
import dev.lintel.cli.UsageProblem;
import dev.lintel.cli.Wiring;
import dev.lintel.design.brief.Brief;
import dev.lintel.design.brief.BriefProblem;
import dev.lintel.design.brief.BriefReader;
import dev.lintel.design.brief.BriefSchema;
import dev.lintel.design.brief.Field;
import dev.lintel.design.brief.Resource;
import dev.lintel.design.found.Existing;
import dev.lintel.design.found.Found;
import dev.lintel.design.into.EntityMigration;
import dev.lintel.design.into.Into;
import dev.lintel.design.into.ListInto;
import dev.lintel.design.into.Unlike;
import dev.lintel.design.wish.Draft;
import dev.lintel.design.wish.Drafting;
import dev.lintel.design.wish.NotDone;
import dev.lintel.graph.Backend;
import dev.lintel.review.Patch;
import dev.lintel.review.Reading;
import dev.lintel.review.Review;
import dev.lintel.review.UnifiedDiff;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What `lintel design` does with a backend that is there: tells its brief, adds to it.
final class Backends {
    private Backends() {}

    /// Whether a backend stands there that is not ours.
    static boolean isOfOthers(String folder) throws IOException {
        Path root = Path.of(folder);
        if (Files.exists(root.resolve(".lintel/design.lock.yaml")) || !Files.isDirectory(root)) {
            return false;
        }
        // the server may stand beside its client, one folder down
        try (Stream<Path> files = Files.walk(root, 2)) {
            return files.map(each -> each.getFileName().toString())
                    .anyMatch(Set.of("pom.xml", "build.gradle", "build.gradle.kts")::contains);
        }
    }

    /// The backend of a folder; of several that with most endpoints, and the others are named.
    private static Backend in(Target target, Console console) throws UsageProblem, IOException {
        return in(target, _ -> true, console);
    }

    /// @param meant which of several is spoken of; where none is, that with most endpoints
    private static Backend in(Target target, Predicate<Backend> meant, Console console)
            throws UsageProblem, IOException {
        Reading reading = Review.read(target.workspace(), Wiring.parts(), target.settings());
        reading.failures().forEach(each -> console.note(each.part() + " crashed (" + each.summary() + ")"));
        Map<Boolean, List<Backend>> spokenOf = reading.backends().stream()
                .sorted(Comparator.comparing(each -> -each.endpoints().size()))
                .collect(Collectors.partitioningBy(meant));
        List<Backend> all = Stream.of(true, false)
                .flatMap(each -> spokenOf.getOrDefault(each, List.of()).stream())
                .toList();
        if (all.isEmpty()) {
            throw new UsageProblem("no backend found in " + target.name());
        }
        all.stream()
                .skip(1)
                .forEach(each -> console.note("left out: " + each.application().name() + ", with "
                        + each.endpoints().size() + " endpoints"));
        return all.getFirst();
    }

    static Exit brief(CommandLine line, Console console) throws UsageProblem, IOException {
        Target target = Target.of(line.operand());
        Found found = Found.in(in(target, console));
        List<String> files = line.all("output");
        if (files.isEmpty()) {
            console.out().print(found.text());
        }
        for (String file : files) {
            Files.writeString(Path.of(file), found.text());
            console.note("wrote " + file);
        }
        try {
            BriefReader.read(target.name(), found.text());
        } catch (BriefProblem problem) {
            console.note("the brief has to be mended before it can be followed\n" + problem.getMessage());
        }
        return Exit.CLEAN;
    }

    static Exit add(Brief brief, CommandLine line, Console console) throws UsageProblem, IOException {
        Target target = Target.of(line.value("into").orElseThrow());
        Backend backend = in(target, console);
        try {
            Resource resource = wanted(brief, line.value("entity"), backend);
            return show(Into.of(resource, backend, target.workspace()), target.root(), line, console);
        } catch (Unlike problem) {
            throw new UsageProblem("nothing was added: " + problem.getMessage());
        }
    }

    /// One sentence in place of a brief.
    static Exit wish(CommandLine line, Console console) throws UsageProblem, IOException {
        String there = line.value("into").orElseThrow();
        if (!isOfOthers(there)) {
            throw new UsageProblem(
                    Files.exists(Path.of(there).resolve(".lintel/design.lock.yaml"))
                            ? "this service was made from a brief: change that, and run lintel design BRIEF --into "
                                    + there
                            : "no backend is in " + there + "; a new one begins with lintel design \"" + line.operand()
                                    + "\" --init brief.yaml");
        }
        Target target = Target.of(there);
        Backend backend = in(target, each -> Drafting.isAbout(line.operand(), each), console);
        try {
            Draft draft = new Drafting(
                            Existing.in(backend), target.workspace(), line.operand(), there, line.value("entity"))
                    .draft();
            if (draft.listing().isPresent()) {
                Into into = ListInto.of(draft.listing().get(), backend, target.workspace());
                console.out().print(draft.shown());
                return show(into, target.root(), line, console);
            }
            Brief brief = BriefReader.read("the brief of this sentence", draft.text());
            Into into = Into.of(brief.resource(draft.resource()).orElseThrow(), backend, target.workspace());
            console.out().print(draft.shown());
            for (String file : line.all("output")) {
                Files.writeString(Path.of(file), BriefSchema.COMMENT + draft.text());
                console.note("wrote " + file);
            }
            return show(into, target.root(), line, console);
        } catch (NotDone | Unlike problem) {
            throw new UsageProblem("nothing was added\n" + problem.getMessage());
        } catch (BriefProblem problem) {
            throw new UsageProblem(
                    "nothing was added: the sentence makes no brief that can be followed\n" + problem.getMessage());
        }
    }

    static Exit migration(CommandLine line, Console console) throws UsageProblem, IOException {
        Target target = Target.of(line.value("into").orElseThrow());
        String entity = line.value("entity").orElseThrow();
        Backend backend = in(target, each -> EntityMigration.maps(entity, each), console);
        try {
            Into into = EntityMigration.of(entity, backend, target.workspace());
            return show(into, target.root(), line, console);
        } catch (Unlike problem) {
            throw new UsageProblem("nothing was added: " + problem.getMessage());
        }
    }

    private static Exit show(Into into, Path root, CommandLine line, Console console) throws IOException {
        into.seen().forEach(each -> console.note("seen: " + each));
        console.out().print(UnifiedDiff.of(into.patch()));
        if (!line.has("write")) {
            console.note("--write writes it to " + root);
            return Exit.CLEAN;
        }
        for (Patch.Change change : into.patch().changes()) {
            Path file = root.resolve(change.file().path());
            Files.createDirectories(file.resolveSibling("."));
            Files.writeString(file, change.after());
            console.note("wrote " + file);
        }
        return Exit.CLEAN;
    }

    private static Resource wanted(Brief brief, Optional<String> name, Backend backend) throws UsageProblem {
        Existing existing = Existing.in(backend);
        List<Resource> missing = brief.resources().stream()
                .filter(each -> name.map(each.name()::equals)
                        .orElseGet(
                                () -> existing.called(Field.snake(each.name())).isEmpty()))
                .toList();
        if (missing.size() != 1) {
            throw new UsageProblem("one resource is added at a time; name it with --entity: "
                    + brief.resources().stream().map(Resource::name).collect(Collectors.joining(", ")));
        }
        return missing.getFirst();
    }
}
