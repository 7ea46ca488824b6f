package dev.lintel.read.spring.data;

import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Spring Data REST, where the build names it: which repositories it serves (Spring Data REST reference, "Repository
/// detection strategies"). By default all public ones and those whose annotation exports them.
public final class DataRest implements Framework {
    private static final long LARGEST = 1 << 20;
    private static final List<String> LIBRARIES = List.of("spring-boot-starter-data-rest", "spring-data-rest-");

    @Override
    public String name() {
        return "Spring Data REST";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        List<String> modules = workspace
                .files(DataRest::isBuildFile)
                .filter(file -> LIBRARIES.stream().anyMatch(text(workspace, file)::contains))
                .map(SourceFile::module)
                .toList();
        if (modules.isEmpty()) {
            return Stream.empty();
        }
        Annotations annotations = new Annotations(program);
        ExportedRepositories repositories = new ExportedRepositories(program, annotations);
        Predicate<TypeDeclaration> served = detection(workspace, annotations, new Constants(program));
        return program.types().stream()
                .filter(type -> type.isMain() && type.kind() == TypeDeclaration.Kind.INTERFACE)
                .filter(served)
                .flatMap(type -> repositories.read(type).stream());
    }

    private static Predicate<TypeDeclaration> detection(
            Workspace workspace, Annotations annotations, Constants constants) {
        String strategy = workspace
                .files(file -> file.origin() == SourceFile.Origin.MAIN
                        && file.id().fileName().startsWith("application")
                        && file.size() < LARGEST)
                .flatMap(file -> text(workspace, file).lines())
                .filter(line -> line.contains("detection-strategy"))
                .map(line -> line.toLowerCase(Locale.ROOT))
                .findFirst()
                .orElse("default");
        return type -> {
            boolean annotated =
                    annotations.on(type, ExportedRepositories.ANNOTATIONS).isPresent();
            boolean exported = annotations
                    .on(type, ExportedRepositories.ANNOTATIONS)
                    .flatMap(found -> found.value("exported"))
                    .flatMap(constants::truth)
                    .orElse(true);
            boolean visible = type.modifiers().contains(Modifier.PUBLIC);
            boolean detected = strategy.contains("annotat")
                    ? annotated
                    : strategy.contains("visib") ? visible : strategy.endsWith("all") || visible || annotated;
            return exported && detected;
        };
    }

    private static boolean isBuildFile(SourceFile file) {
        String name = file.id().fileName();
        return file.origin() == SourceFile.Origin.MAIN
                && file.size() < LARGEST
                && (name.equals("pom.xml")
                        || name.endsWith(".gradle")
                        || name.endsWith(".gradle.kts")
                        || name.endsWith(".versions.toml"));
    }

    /// A file that cannot be read says nothing here; the reader of configuration reports it.
    private static String text(Workspace workspace, SourceFile file) {
        try {
            return workspace.text(file);
        } catch (IOException _) {
            return "";
        }
    }
}
