package dev.lintel.optimize.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/// A fresh cluster, made once and copied for every server: copying takes a tenth of `initdb`'s time.
///
/// @param data the data directory to copy
/// @param password of its superuser, known to who can read our private folder
record Template(Path data, String password) {
    static final String USER = "lintel";

    private static final int FIRST_WITH_CHECKSUMS = 18;

    static Template of(int major, Path binaries, Starter starter, Path home) throws IOException {
        Path folder = home.resolve("cluster-" + binaries.getFileName() + "-1");
        Path secret = folder.resolve("password");
        if (!Files.isRegularFile(secret)) {
            make(major, binaries, starter, home, folder);
        }
        return new Template(folder.resolve("data"), Files.readString(secret).strip());
    }

    private static void make(int major, Path binaries, Starter starter, Path home, Path folder) throws IOException {
        Path fresh = Folders.make(home.resolve("making-" + UUID.randomUUID()));
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        Path secret = fresh.resolve("password");
        Files.writeString(secret, HexFormat.of().formatHex(random) + "\n");
        Files.setPosixFilePermissions(secret, PosixFilePermissions.fromString("rw-------"));
        starter.give(fresh);
        List<String> arguments = new ArrayList<>(List.of(
                "-D",
                fresh.resolve("data").toString(),
                "-U",
                USER,
                "-A",
                "scram-sha-256",
                "--pwfile=" + secret,
                "-E",
                "UTF8",
                "--locale=C",
                "--no-sync"));
        if (major >= FIRST_WITH_CHECKSUMS) {
            // pages are edited in place
            arguments.add("--no-data-checksums");
        }
        Path log = fresh.resolve("initdb.log");
        Process initdb = new ProcessBuilder(starter.command(binaries.resolve("bin/initdb"), arguments))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            if (!initdb.waitFor(3, TimeUnit.MINUTES) || initdb.exitValue() != 0) {
                initdb.destroyForcibly();
                throw new Unavailable("initdb failed: " + Files.readString(log).strip());
            }
        } catch (InterruptedException interrupted) {
            initdb.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new Unavailable("interrupted", interrupted);
        }
        try {
            Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException lost) {
            Folders.remove(fresh);
            if (!Files.isRegularFile(folder.resolve("password"))) {
                throw lost;
            }
        }
    }
}
