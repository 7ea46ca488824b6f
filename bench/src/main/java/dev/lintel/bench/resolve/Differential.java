package dev.lintel.bench.resolve;

import dev.lintel.bench.Arguments;
import dev.lintel.bench.Checkout;
import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.bench.Results;
import dev.lintel.bench.Shell;
import dev.lintel.read.java.Agreement;
import dev.lintel.read.java.JavaLanguage;
import dev.lintel.read.java.Signatures;
import dev.lintel.read.java.signature.ArchiveBuilder;
import dev.lintel.read.java.signature.SignatureArchive;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The front end against the compiler's own attribution with the class path of the project's build.
///
/// A copy of the checkout is built as far as its sources are generated; those are compiled to a jar beside the
/// libraries, so that the compiler knows them. The tool is asked twice: with the same jars, and with its own
/// archive only.
final class Differential {
    private static final double SAME_METHOD = 99.8;
    private static final double SAME_OVERLOAD = 99.2;
    private static final int SHOWN = 20;

    /// @param pom of ours, for a tree that Maven does not build
    private record Tree(String name, Optional<String> pom) {}

    private static final List<Tree> TREES = List.of(
            new Tree("spring-petclinic-rest", Optional.empty()),
            new Tree("spring-boot-realworld-example-app", Optional.of("realworld.xml")),
            new Tree("mall", Optional.empty()));

    private Differential() {}

    static void measure(Results results, Arguments arguments)
            throws IOException, InterruptedException, ExecutionException {
        List<String> skipped = new ArrayList<>();
        results.heads(
                "tree",
                "signatures",
                "jars",
                "calls compared",
                "same owner and method %",
                "same overload %",
                "wanted %",
                "");
        for (Tree tree : TREES) {
            if (!arguments.wants(tree.name())) {
                continue;
            }
            Optional<Path> folder = Checkout.named(tree.name()).folder();
            if (folder.isEmpty()) {
                skipped.add(tree.name());
                continue;
            }
            compare(results, tree, folder.get());
        }
        skipped.forEach(name -> results.say("\nskipped: " + name + " (no checkout under LINTEL_CORPUS)"));
    }

    private static void compare(Results results, Tree tree, Path folder)
            throws IOException, InterruptedException, ExecutionException {
        List<Path> jars = classPath(tree, folder);
        Path work = Place.cache("differential").resolve(tree.name());
        Workspace sources = OneTree.mainSources(Workspace.of(folder));
        Agreement same = agreement(sources, jars, archive(jars, work));
        boolean met = 100 * same.methodShare() >= SAME_METHOD && 100 * same.overloadShare() >= SAME_OVERLOAD;
        row(results, tree, "the same jars", jars, same, SAME_METHOD + ", " + SAME_OVERLOAD, met ? "met" : "missed");
        row(results, tree, "own archive", jars, agreement(sources, jars, SignatureArchive.open()), "none", "");
    }

    private static Agreement agreement(Workspace sources, List<Path> jars, Signatures signatures) throws IOException {
        Agreement agreement = Agreement.between(sources, new JavaLanguage(signatures).read(sources), jars);
        agreement.differences().stream().limit(SHOWN).forEach(each -> System.err.println("  " + each));
        return agreement;
    }

    private static void row(
            Results results, Tree tree, String with, List<Path> jars, Agreement agreement, String wanted, String met) {
        results.row(
                tree.name(),
                with,
                jars.size(),
                agreement.compared(),
                100 * agreement.methodShare(),
                100 * agreement.overloadShare(),
                wanted,
                met);
    }

    private static Signatures archive(List<Path> jars, Path work)
            throws IOException, InterruptedException, ExecutionException {
        Files.createDirectories(work);
        Path list = work.resolve("libraries.tsv");
        Path archive = work.resolve("lintel.signatures");
        Files.writeString(
                list, jars.stream().map(jar -> jar.getFileName() + "\t" + jar).collect(Collectors.joining("\n")));
        ArchiveBuilder.main(new String[] {list.toString(), archive.toString()});
        return SignatureArchive.open(archive);
    }

    private static List<Path> classPath(Tree tree, Path folder) throws IOException {
        if (tree.pom().isPresent()) {
            return jars(Maven.classPath(
                    Place.bench().resolve("poms").resolve(tree.pom().get())));
        }
        Path copy = Place.cache("builds").resolve(tree.name());
        Path done = copy.resolve("class-path-done");
        if (!Files.exists(done)) {
            Shell.run(
                    List.of("cp", "-R", folder + "/.", copy.toString()),
                    Files.createDirectories(copy).getParent(),
                    copy.resolveSibling(tree.name() + ".log"));
            // each module knows its siblings once the phase `compile` is asked for, though nothing is compiled
            Maven.build(
                    List.of(
                            "compile",
                            "-Dmaven.main.skip",
                            "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:build-classpath",
                            "-Dmdep.outputFile=target/bench-class-path"),
                    copy);
            Files.createFile(done);
        }
        List<Path> jars = new ArrayList<>();
        try (Stream<Path> files = Files.walk(copy)) {
            for (Path list : files.filter(each -> each.endsWith("target/bench-class-path"))
                    .sorted()
                    .toList()) {
                jars.addAll(jars(Maven.paths(list)));
            }
        }
        List<Path> distinct = jars.stream().distinct().toList();
        return Stream.concat(distinct.stream(), generated(copy, distinct).stream())
                .toList();
    }

    private static List<Path> jars(List<Path> paths) {
        return paths.stream().filter(each -> each.toString().endsWith(".jar")).toList();
    }

    /// A jar of what the build generated, when it generated something.
    private static Optional<Path> generated(Path copy, List<Path> jars) throws IOException {
        Path jar = copy.resolve("target/generated.jar");
        List<String> sources;
        try (Stream<Path> files = Files.walk(copy)) {
            sources = files.map(Path::toString)
                    .filter(each -> each.contains("/generated-sources/") && each.endsWith(".java"))
                    .sorted()
                    .toList();
        }
        if (sources.isEmpty()) {
            return Optional.empty();
        }
        if (!Files.exists(jar)) {
            Path classes = Files.createDirectories(copy.resolve("target/generated-classes"));
            List<String> compile = new ArrayList<>(List.of(
                    Place.jdk("javac"),
                    "-nowarn",
                    "-proc:none",
                    "-implicit:none",
                    "-sourcepath",
                    sourceFolders(copy),
                    "-d",
                    classes.toString(),
                    "-cp",
                    jars.stream().map(Path::toString).collect(Collectors.joining(":"))));
            compile.addAll(sources);
            Shell.run(compile, copy, copy.resolve("generated.log"));
            Shell.run(
                    List.of(Place.jdk("jar"), "cf", jar.toString(), "-C", classes.toString(), "."),
                    copy,
                    copy.resolve("generated.log"));
        }
        return Optional.of(jar);
    }

    /// What is generated may name what is written by hand.
    private static String sourceFolders(Path copy) throws IOException {
        try (Stream<Path> files = Files.walk(copy)) {
            return files.filter(each -> each.endsWith("src/main/java"))
                    .map(Path::toString)
                    .collect(Collectors.joining(":"));
        }
    }
}
