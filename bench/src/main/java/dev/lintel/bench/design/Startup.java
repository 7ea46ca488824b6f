package dev.lintel.bench.design;

import dev.lintel.design.verify.Ask;
import dev.lintel.design.verify.Client;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.TimeUnit;

/// What starting a service of any kind takes.
final class Startup {
    private static final long PAUSE_MILLIS = 200;

    private Startup() {}

    static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /// Waits until the health check answers 200.
    ///
    /// @return whether it did before the process ended and the time was up
    static boolean answers(Process process, Client client, String health, long seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                if (client.send(Ask.of("GET", health)).status() == 200) {
                    return true;
                }
            } catch (UncheckedIOException _) {
                // it does not listen yet
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }
}
