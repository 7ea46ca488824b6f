package dev.lintel.read.spring.web;

import dev.lintel.source.SourceFile;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What the build files say about Spring, as far as reading handlers needs it: the version of Spring Boot, and
/// whether the server is WebFlux.
///
/// @param boot `3.2.1` as major * 100 + minor (302); 0 when no build file names it
record SpringVersion(int boot, List<String> reactiveModules) {
    private static final int LARGEST = 1 << 20;
    private static final Pattern BOOT =
            Pattern.compile("(?:spring-boot-(?:starter-parent|dependencies)\\s*</artifactId>\\s*<version>"
                    + "|<spring-?boot\\.?-?version>"
                    + "|spring-boot(?:-starter-parent|-dependencies|-gradle-plugin)?[:'\"]\\s*(?:version\\s*)?['\"]?"
                    + "|org\\.springframework\\.boot['\"]\\)?\\s*version\\s*\\(?['\"]"
                    + "|[sS]pring-?[bB]oot-?[vV]ersion\\s*=\\s*['\"]?)(\\d{1,2})\\.(\\d{1,2})");

    SpringVersion {
        reactiveModules = List.copyOf(reactiveModules);
    }

    static SpringVersion of(Workspace workspace) {
        int boot = 0;
        List<String> reactive = new ArrayList<>();
        for (SourceFile file : buildFiles(workspace).toList()) {
            Optional<String> text = text(workspace, file);
            if (text.isEmpty()) {
                continue;
            }
            Matcher matcher = BOOT.matcher(text.get());
            if (matcher.find() && boot == 0) {
                boot = Integer.parseInt(matcher.group(1)) * 100 + Integer.parseInt(matcher.group(2));
            }
            if (text.get().contains("spring-boot-starter-webflux")
                    && !text.get().contains("spring-boot-starter-web<")
                    && !text.get().matches("(?s).*spring-boot-starter-web(mvc)?['\":].*")) {
                reactive.add(file.module());
            }
        }
        return new SpringVersion(boot, reactive);
    }

    private static Stream<SourceFile> buildFiles(Workspace workspace) {
        return workspace.files(file -> file.size() < LARGEST
                && (file.endsWith("pom.xml")
                        || file.endsWith(".gradle")
                        || file.endsWith(".gradle.kts")
                        || file.endsWith("libs.versions.toml")
                        || file.endsWith("gradle.properties")));
    }

    private static Optional<String> text(Workspace workspace, SourceFile file) {
        try {
            return Optional.of(workspace.text(file));
        } catch (IOException _) {
            // The reader of build files reports it; here it only means that the version is not known.
            return Optional.empty();
        }
    }

    /// Since Spring 6.1 controllers check constraints on parameters without `@Validated` on the class.
    boolean validatesMethods() {
        return boot >= 302;
    }

    boolean reactive(String module) {
        return reactiveModules.contains(module);
    }
}
