package dev.lintel.guard.real;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;

/// A wire that can be made slow: whatever goes through waits first.
public final class SlowProxy implements AutoCloseable {
    private final ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final int to;
    private volatile long delay;

    public SlowProxy(int to) throws IOException {
        this.to = to;
        run(this::accept);
    }

    public int port() {
        return server.getLocalPort();
    }

    /// @param millis that each piece of an answer waits from now on
    public void slow(long millis) {
        delay = millis;
    }

    private static void run(Runnable passing) {
        Thread thread = new Thread(passing, "slow wire");
        thread.setDaemon(true);
        thread.start();
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket store = new Socket(InetAddress.getLoopbackAddress(), to);
                run(() -> pass(client, store, false));
                run(() -> pass(store, client, true));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pass(Socket from, Socket into, boolean waits) {
        byte[] piece = new byte[8192];
        try (from;
                into) {
            InputStream in = from.getInputStream();
            OutputStream out = into.getOutputStream();
            for (int read = in.read(piece); read >= 0; read = in.read(piece)) {
                if (waits) {
                    Thread.sleep(delay);
                }
                out.write(piece, 0, read);
            }
        } catch (IOException ended) {
            // one side hung up, and the other is told so by the close
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
