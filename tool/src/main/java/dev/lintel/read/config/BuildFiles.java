package dev.lintel.read.config;

import dev.lintel.code.Program;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Gap;
import dev.lintel.source.SourceFile;
import dev.lintel.source.SourceId;
import dev.lintel.source.Span;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLStreamException;

/// Reads Maven and Gradle build files into modules, their libraries and whom they use.
public final class BuildFiles implements Framework {
    static final long LARGEST = 2_000_000;

    /// Build files by their path, and what could not be read of them.
    private record Texts(Workspace workspace, Map<String, SourceFile> files, List<Fact> unread) {
        Optional<String> text(SourceFile file) {
            if (file.size() > LARGEST) {
                return gap(file.id(), 1, "this build file is larger than 2 MB");
            }
            try {
                return Optional.of(workspace.text(file));
            } catch (IOException _) {
                return gap(file.id(), 1, "this build file could not be opened");
            }
        }

        Optional<String> gap(SourceId file, int line, String what) {
            Gap gap = new Gap(Span.line(file, line), what, "the libraries of its module are unknown");
            unread.add(new Fact.Unread(Fact.Layer.CONFIGURATION, gap));
            return Optional.empty();
        }
    }

    @Override
    public String name() {
        return "build files";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Map<String, SourceFile> files = new LinkedHashMap<>();
        for (SourceFile file : workspace.files()) {
            if (isBuildFile(file)) {
                files.put(file.id().path(), file);
            }
        }
        Texts texts = new Texts(workspace, files, new ArrayList<>());
        List<Fact> facts = new ArrayList<>(new MavenProjects(poms(texts)).facts());
        facts.addAll(gradle(texts).facts());
        facts.addAll(PresentSecurity.of(facts));
        facts.addAll(texts.unread());
        return facts.stream();
    }

    private static boolean isBuildFile(SourceFile file) {
        String name = file.id().fileName();
        boolean build = name.equals("pom.xml")
                || name.endsWith(".gradle")
                || name.endsWith(".gradle.kts")
                || name.equals("gradle.properties")
                || name.equals("libs.versions.toml");
        return build
                && (file.origin() == SourceFile.Origin.MAIN || !file.id().path().contains("src/test/"));
    }

    private static List<Pom> poms(Texts texts) {
        List<Pom> poms = new ArrayList<>();
        for (SourceFile file : texts.files().values()) {
            if (!file.endsWith("pom.xml")) {
                continue;
            }
            texts.text(file).ifPresent(text -> {
                try {
                    poms.add(PomText.read(file.id(), Folders.of(file.id().path()), text));
                } catch (XMLStreamException broken) {
                    int line = broken.getLocation() == null
                            ? 1
                            : Math.max(1, broken.getLocation().getLineNumber());
                    texts.gap(file.id(), line, "this is no well-formed XML");
                }
            });
        }
        return poms;
    }

    private static GradleProjects gradle(Texts texts) {
        List<GradleProject> projects = new ArrayList<>();
        Map<String, String> folders = new HashMap<>();
        Map<String, String> variables = new HashMap<>();
        VersionCatalog catalog = VersionCatalog.NONE;
        for (SourceFile file : texts.files().values()) {
            String name = file.id().fileName();
            String folder = Folders.of(file.id().path());
            if (name.equals("build.gradle") || name.equals("build.gradle.kts")) {
                projects.add(GradleProject.of(folder, file.id(), script(file, texts, new HashSet<>())));
            } else if (name.startsWith("settings.gradle")) {
                texts.text(file).ifPresent(text -> settings(folder, text, folders));
            } else if (name.equals("gradle.properties")) {
                texts.text(file)
                        .ifPresent(text -> PropertiesText.read(file.id(), text, "")
                                .forEach(document -> document.lines()
                                        .forEach(line -> variables.putIfAbsent(line.key(), line.value()))));
            } else if (name.equals("libs.versions.toml")) {
                catalog = texts.text(file).map(VersionCatalog::read).orElse(catalog);
            }
        }
        return new GradleProjects(projects, folders, catalog, variables);
    }

    /// The statements of a script and of those that it applies from the repository.
    private static List<GradleProject.Placed> script(SourceFile file, Texts texts, Set<SourceId> seen) {
        List<GradleProject.Placed> statements = new ArrayList<>();
        Optional<String> text = seen.add(file.id()) ? texts.text(file) : Optional.empty();
        for (GradleScript.Statement statement : text.map(GradleScript::read).orElse(List.of())) {
            statements.add(new GradleProject.Placed(statement, file.id()));
            if (statement.first().equals("apply") && statement.tokens().stream().anyMatch(token -> token.is("from"))) {
                applied(file, statement, texts).ifPresent(other -> statements.addAll(script(other, texts, seen)));
            }
        }
        return statements;
    }

    private static Optional<SourceFile> applied(SourceFile file, GradleScript.Statement statement, Texts texts) {
        return statement.strings().stream()
                .findFirst()
                .map(path -> path.replace("${rootDir}/", "/")
                        .replace("$rootDir/", "/")
                        .replace("${rootProject.projectDir}/", "/"))
                .map(path -> path.startsWith("/")
                        ? Folders.resolve("", path)
                        : Folders.resolve(Folders.of(file.id().path()), path))
                .flatMap(path -> Optional.ofNullable(texts.files().get(path)));
    }

    private static void settings(String folder, String text, Map<String, String> folders) {
        for (GradleScript.Statement statement : GradleScript.read(text)) {
            List<String> strings = statement.strings();
            if (statement.first().equals("include")) {
                for (String path : strings) {
                    String absolute = path.startsWith(":") ? path : ":" + path;
                    folders.put(absolute, Folders.resolve(folder, absolute.replace(':', '/')));
                }
            } else if (statement.first().equals("project")
                    && strings.size() > 1
                    && statement.tokens().stream()
                            .anyMatch(token -> token.text().endsWith("projectDir"))) {
                folders.put(
                        strings.getFirst(),
                        Folders.resolve(folder, strings.getLast().replace("$rootDir", "")));
            }
        }
    }
}
