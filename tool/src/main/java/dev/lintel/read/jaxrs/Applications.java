package dev.lintel.read.jaxrs;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where resources are mounted: `@ApplicationPath` by build module, else the `web.xml`, else what Spring Boot,
/// Quarkus or RESTEasy take from configuration.
///
/// @param mounted one per application class
/// @param configured a placeholder that stands for the configured path; empty when no configuration names one
record Applications(List<Mounted> mounted, String configured) {
    private static final long LARGEST = 1 << 20;

    record Mounted(String module, String path) {}

    Applications {
        mounted = List.copyOf(mounted);
    }

    static Applications of(Program program, Annotations annotations, Workspace workspace) {
        List<Mounted> mounted = new ArrayList<>();
        Constants constants = new Constants(program);
        for (TypeDeclaration type : program.types()) {
            if (type.isMain()) {
                annotations
                        .on(type, Names.APPLICATION_PATH)
                        .flatMap(found -> found.value("value"))
                        .flatMap(constants::text)
                        .ifPresent(path -> mounted.add(new Mounted(type.module(), path)));
            }
        }
        for (SourceFile file : workspace.files()) {
            boolean described = file.endsWith("WEB-INF/web.xml")
                    && file.origin() == SourceFile.Origin.MAIN
                    && mounted.stream().noneMatch(each -> each.module().equals(file.module()));
            if (described) {
                DeployedServlets.in(file, workspace, program).stream()
                        .findFirst()
                        .ifPresent(path -> mounted.add(new Mounted(file.module(), path)));
            }
        }
        return new Applications(mounted, configured(workspace));
    }

    /// The path for resources of a module: of its own application class, or of the only one that there is.
    String path(String module) {
        Optional<String> own = mounted.stream()
                .filter(each -> each.module().equals(module))
                .map(Mounted::path)
                .findFirst();
        if (own.isPresent()) {
            return own.get();
        }
        List<String> all = mounted.stream().map(Mounted::path).distinct().toList();
        return all.size() == 1 ? all.getFirst() : all.isEmpty() ? configured : "";
    }

    private static String configured(Workspace workspace) {
        for (SourceFile file : workspace.files()) {
            String name = file.id().fileName();
            boolean configuration = file.origin() == SourceFile.Origin.MAIN
                    && name.startsWith("application")
                    && (name.endsWith(".properties") || name.endsWith(".yml") || name.endsWith(".yaml"))
                    && file.size() < LARGEST;
            if (configuration) {
                Optional<String> key = key(text(workspace, file));
                if (key.isPresent()) {
                    return "${" + key.get() + "}";
                }
            }
        }
        return "";
    }

    private static Optional<String> key(String text) {
        if (text.contains("spring.jersey.application-path")
                || text.contains("jersey:") && text.contains("application-path:")) {
            return Optional.of("spring.jersey.application-path");
        }
        return List.of("quarkus.rest.path", "quarkus.resteasy-reactive.path", "quarkus.resteasy.path").stream()
                .filter(text::contains)
                .findFirst();
    }

    private static String text(Workspace workspace, SourceFile file) {
        try {
            return workspace.text(file);
        } catch (IOException _) {
            // The reader of configuration reports it.
            return "";
        }
    }
}
