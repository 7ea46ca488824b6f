package dev.lintel.optimize.postgres.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How programs of PostgreSQL are run, which refuse to run as root. For root, a user namespace of its own makes them
/// believe that they are somebody else while their files stay root's; where namespaces are forbidden (Docker's
/// default seccomp profile), they run as `nobody`.
///
/// @param prefix what stands before the program
/// @param nobody whether they are another user, whose folders must be his
record Starter(List<String> prefix, boolean nobody) {
    private static final String NOBODY = "65534";

    static Starter choose() throws IOException {
        if (!System.getProperty("user.name", "").equals("root")) {
            return new Starter(List.of(), false);
        }
        if (succeeds(List.of("unshare", "-U", "true"))) {
            return new Starter(List.of("unshare", "-U"), false);
        }
        List<String> other = List.of("setpriv", "--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
        List<String> probe = new ArrayList<>(other);
        probe.add("true");
        if (succeeds(probe)) {
            return new Starter(other, true);
        }
        throw new Unavailable("PostgreSQL does not run as root, and neither `unshare -U` nor `setpriv` works here; run "
                + "as an ordinary user");
    }

    List<String> command(Path program, List<String> arguments) {
        List<String> command = new ArrayList<>(prefix);
        command.add(program.toString());
        command.addAll(arguments);
        return command;
    }

    /// Hands a folder over to the user that the programs run as.
    void give(Path folder) throws IOException {
        if (nobody && !succeeds(List.of("chown", "-R", NOBODY + ":" + NOBODY, folder.toString()))) {
            throw new Unavailable(folder + " cannot be given to the user nobody");
        }
    }

    /// Where the server's files may lie: another user cannot reach into root's home.
    Path home() throws IOException {
        String cache = System.getenv("XDG_CACHE_HOME");
        Path base = cache == null || cache.isEmpty()
                ? Path.of(System.getProperty("user.home", "/nonexistent"), ".cache")
                : Path.of(cache);
        Path home = base.resolve("lintel").resolve("postgres");
        if (!nobody) {
            try {
                return Folders.make(home);
            } catch (IOException _) {
                // a home that cannot be written: a folder beside it does
            }
        }
        Path other =
                Path.of(System.getProperty("java.io.tmpdir"), "lintel-postgres-" + System.getProperty("user.name"));
        Folders.make(other);
        if (!Files.getOwner(other).getName().equals(System.getProperty("user.name")) && !nobody) {
            throw new Unavailable(other + " belongs to somebody else");
        }
        give(other);
        return other;
    }

    private static boolean succeeds(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return process.waitFor(20, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
