package dev.lintel.cli;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Where the launcher comes in.
public final class Main {
    private static final int BUFFER = 1 << 16;

    private Main() {}

    public static void main(String[] args) {
        if (args.length == 1 && (args[0].equals("--version") || args[0].equals("-V"))) {
            // The first thing that scripts ask; nothing else need be loaded for it.
            System.out.println(Version.line());
            return;
        }
        // A library of ours logs through SLF4J; without a binding it would talk to people on standard error.
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        PrintStream out = stream(FileDescriptor.out);
        PrintStream err = stream(FileDescriptor.err);
        Exit exit = new Lintel(Console.of(out, err, System.getenv())).run(List.of(args));
        out.flush();
        err.flush();
        // Threads that are stuck in hostile input must not keep the process.
        Runtime.getRuntime().halt(exit.code());
    }

    private static PrintStream stream(FileDescriptor descriptor) {
        return new PrintStream(
                new BufferedOutputStream(new FileOutputStream(descriptor), BUFFER),
                descriptor == FileDescriptor.err,
                StandardCharsets.UTF_8);
    }
}
