package dev.lintel.bench.guard;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Requests over kept connections, one after the other on each, as fast as they are answered.
final class Load {
    private final int port;
    private final byte[] request;

    /// @param headers further lines of the request, each with its end
    Load(int port, String headers) {
        this.port = port;
        this.request = ("GET /products HTTP/1.1\r\nHost: localhost\r\n" + headers + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    /// At least one request on each connection.
    ///
    /// @return how many answers came in that time
    long run(int connections, long millis) throws InterruptedException, ExecutionException {
        long end = System.nanoTime() + millis * 1_000_000;
        long answers = 0;
        try (ExecutorService clients = Executors.newFixedThreadPool(connections)) {
            List<Future<Long>> running = new ArrayList<>();
            for (int i = 0; i < connections; i++) {
                running.add(clients.submit(() -> client(end)));
            }
            for (Future<Long> each : running) {
                answers += each.get();
            }
        }
        return answers;
    }

    private long client(long end) {
        long answers = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            OutputStream out = socket.getOutputStream();
            InputStream in = new BufferedInputStream(socket.getInputStream());
            do {
                out.write(request);
                answer(in);
                answers++;
            } while (System.nanoTime() < end);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        return answers;
    }

    private static void answer(InputStream in) throws IOException {
        int length = -1;
        String line = line(in);
        while (!line.isEmpty()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            line = line(in);
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int size = size(in); size > 0; size = size(in)) {
            in.skipNBytes(size + 2);
        }
        line(in);
    }

    private static int size(InputStream in) throws IOException {
        return Integer.parseInt(line(in), 16);
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder(64);
        for (int letter = in.read(); letter != '\n'; letter = in.read()) {
            if (letter < 0) {
                throw new IOException("the connection was closed");
            } else if (letter != '\r') {
                line.append((char) letter);
            }
        }
        return line.toString();
    }
}
