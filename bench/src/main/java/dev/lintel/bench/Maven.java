package dev.lintel.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Gets things from Maven Central by the user's own Maven, once.
public final class Maven {
    private static final String PLUGIN = "org.apache.maven.plugins:maven-dependency-plugin:3.9.0:";

    private static final List<String> CHECKS_OFF =
            List.of("-Denforcer.skip", "-Dcheckstyle.skip", "-Djacoco.skip", "-Drat.skip", "-Dlicense.skip");

    private Maven() {}

    /// One file of an artifact.
    ///
    /// @param coordinates group, artifact and version apart by colons
    /// @param classifier empty for the main jar
    public static Path jar(String coordinates, String classifier) throws IOException {
        String[] parts = coordinates.split(":");
        String suffix = classifier.isEmpty() ? "" : "-" + classifier;
        Path folder = Place.cache("jars");
        Path jar = folder.resolve(parts[1] + "-" + parts[2] + suffix + ".jar");
        if (!Files.exists(jar)) {
            String artifact = coordinates + ":jar" + (classifier.isEmpty() ? "" : ":" + classifier);
            maven(List.of(PLUGIN + "copy", "-Dartifact=" + artifact, "-DoutputDirectory=" + folder), folder);
        }
        return jar;
    }

    /// The jars that the dependencies of a pom bring, as a build has them.
    public static List<Path> classPath(Path pom) throws IOException {
        Path folder = Place.cache("class-paths");
        String key = Integer.toHexString(Files.readString(pom).hashCode());
        Path list = folder.resolve(pom.toAbsolutePath().getFileName() + "-" + key);
        if (!Files.exists(list)) {
            maven(List.of("-f", pom.toString(), PLUGIN + "build-classpath", "-Dmdep.outputFile=" + list), folder);
        }
        return paths(list);
    }

    /// A pom that depends on one artifact and nothing else.
    public static Path pomFor(String coordinates) throws IOException {
        String[] parts = coordinates.split(":");
        Path pom = Place.cache("poms").resolve(parts[1] + "-" + parts[2] + ".xml");
        return Files.writeString(pom, """
                <project xmlns="http://maven.apache.org/POM/4.0.0">
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>dev.lintel.bench</groupId><artifactId>input</artifactId><version>1</version>
                  <dependencies>
                    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version></dependency>
                  </dependencies>
                </project>
                """.formatted(parts[0], parts[1], parts[2]));
    }

    /// @param list what `build-classpath` wrote
    public static List<Path> paths(Path list) throws IOException {
        return Arrays.stream(Files.readString(list).strip().split(File.pathSeparator))
                .filter(each -> !each.isEmpty())
                .map(Path::of)
                .toList();
    }

    /// Builds a copy of a foreign project; what its build only checks (style, licences, Maven's version) is left
    /// out.
    public static void build(List<String> arguments, Path copy) throws IOException {
        List<String> all = new ArrayList<>(CHECKS_OFF);
        all.addAll(arguments);
        maven(all, copy);
    }

    /// Runs Maven in a folder of ours.
    public static void maven(List<String> arguments, Path folder) throws IOException {
        List<String> command = new ArrayList<>(List.of("mvn", "-q", "-B", "-ntp"));
        command.addAll(arguments);
        System.err.println("bench: " + String.join(" ", command));
        Shell.run(command, folder, folder.resolve("maven.log"));
    }
}
