package dev.lintel.agent.model;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A server that stands in for a provider: it answers what it is told to, in turn, the last for ever, and keeps what
/// it was sent.
final class StandIn implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Received> received = new CopyOnWriteArrayList<>();

    /// @param nanos when it came, by the clock that only counts
    record Received(String path, Map<String, List<String>> headers, String body, long nanos) {
        String header(String name) {
            return headers.entrySet().stream()
                    .filter(each -> each.getKey().equalsIgnoreCase(name))
                    .map(each -> each.getValue().getFirst())
                    .findFirst()
                    .orElse("");
        }
    }

    @FunctionalInterface
    interface Reply {
        void to(HttpExchange exchange) throws IOException;

        static Reply of(String body) {
            return of(200, body, Map.of());
        }

        static Reply of(int status, String body, Map<String, String> headers) {
            return exchange -> {
                headers.forEach(exchange.getResponseHeaders()::set);
                exchange.getResponseHeaders().putIfAbsent("Content-Type", List.of("application/json"));
                byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
                exchange.getResponseBody().write(bytes);
            };
        }

        /// A byte now and then, for ever.
        ///
        /// @param left is counted down when the one who asked has gone
        static Reply trickling(CountDownLatch left) {
            return exchange -> {
                exchange.sendResponseHeaders(200, 0);
                while (true) {
                    send(exchange, new byte[] {' '}, left);
                    try {
                        Thread.sleep(50);
                    } catch (InterruptedException closed) {
                        return;
                    }
                }
            };
        }

        /// As fast as it is taken, for ever.
        ///
        /// @param left is counted down when the one who asked has gone
        static Reply flooding(CountDownLatch left) {
            return exchange -> {
                exchange.sendResponseHeaders(200, 0);
                while (true) {
                    send(exchange, new byte[1 << 16], left);
                }
            };
        }

        private static void send(HttpExchange exchange, byte[] bytes, CountDownLatch left) throws IOException {
            try {
                exchange.getResponseBody().write(bytes);
                exchange.getResponseBody().flush();
            } catch (IOException gone) {
                left.countDown();
                throw gone;
            }
        }
    }

    StandIn(Reply... replies) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext("/", exchange -> {
            try (exchange) {
                String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
                int turn = received.size();
                received.add(new Received(
                        exchange.getRequestURI().getPath(),
                        Map.copyOf(exchange.getRequestHeaders()),
                        body,
                        System.nanoTime()));
                replies[Math.min(turn, replies.length - 1)].to(exchange);
            }
        });
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Received> received() {
        return received;
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
