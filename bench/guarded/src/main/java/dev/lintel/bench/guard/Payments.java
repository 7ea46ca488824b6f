package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.shop.Provider;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.Shop;
import dev.lintel.guard.shop.ShopTables;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/// Payments under fire: each is sent by two clients at once that lose patience at random and repeat, while the
/// service is killed and its database connections are torn down again and again. The provider charges once by its
/// key; what counts is that every payment is there once and everybody got its one answer.
final class Payments {
    private static final int CLIENTS = 16;

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Random random = new Random(42);
    private final Map<String, Set<String>> answers = new ConcurrentHashMap<>();
    private final AtomicInteger sent = new AtomicInteger();
    private final AtomicInteger timeouts = new AtomicInteger();
    private final AtomicInteger cut = new AtomicInteger();
    private final AtomicInteger inFlight = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private final int port = Started.freePort();
    private final int payments;

    private Payments(int payments) throws IOException {
        this.payments = payments;
    }

    static void run(Results results, Scale scale) throws Exception {
        new Payments(scale.of(10_000, 200)).fire(results, scale.of(12, 1), scale.of(12, 1));
    }

    private void fire(Results results, int kills, int failovers) throws Exception {
        String url = ShopTables.url();
        JdbcTemplate jdbc = ShopTables.jdbc(url);
        try (Provider provider = new Provider();
                ExecutorService clients = Executors.newFixedThreadPool(CLIENTS)) {
            Process service = start(url, provider);
            List<Future<?>> running = new ArrayList<>();
            for (int i = 0; i < payments; i++) {
                String note = "payment " + i;
                running.add(clients.submit(() -> pay(note)));
                running.add(clients.submit(() -> pay(note)));
            }
            int torn = 0;
            for (int i = 1; i <= kills + failovers; i++) {
                await(2 * payments * i / (kills + failovers + 1));
                Thread.sleep(random.nextInt(60));
                if (i % 2 == 0) {
                    service.destroyForcibly().waitFor();
                    service = start(url, provider);
                } else {
                    torn += tear(jdbc);
                }
            }
            for (Future<?> each : running) {
                each.get();
            }
            service.destroyForcibly().waitFor();
            report(results, jdbc, provider, kills, failovers, torn);
        }
    }

    private void report(Results results, JdbcTemplate jdbc, Provider provider, int kills, int failovers, int torn) {
        List<String> notes = jdbc.queryForList("select note from payment", String.class);
        Set<String> distinct = new HashSet<>(notes);
        results.heads("idempotency under fire", "", "wanted");
        results.row("payments, each sent by two clients", payments, "");
        results.row("requests sent", sent, "");
        results.row("kill -9 of the service", kills, "");
        results.row("database failovers (all connections torn), connections", failovers + ", " + torn, "");
        results.row("client timeouts", timeouts, "");
        results.row("answers cut off or refused connections", cut, "");
        results.row("told that a twin is running (409)", inFlight, "");
        results.row("failures told (5xx)", failed, "");
        results.row("calls of the provider, charges", provider.calls() + ", " + provider.charges(), "");
        results.row("duplicates", notes.size() - distinct.size(), "0");
        results.row("lost", payments - distinct.size(), "0");
        results.row("payments with more than one answer", answers.values().stream()
                .filter(each -> each.size() > 1)
                .count(), "0");
        results.row("charged more than once", provider.charges() - payments, "0");
    }

    /// Repeats a payment until it is answered, and once more.
    private void pay(String note) {
        String key = UUID.nameUUIDFromBytes(note.getBytes(StandardCharsets.UTF_8))
                .toString();
        int answered = 0;
        while (answered < 2) {
            try {
                sent.incrementAndGet();
                HttpResponse<String> answer = http.send(request(note, key), HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    answered++;
                    answers.computeIfAbsent(note, each -> ConcurrentHashMap.newKeySet())
                            .add(answer.body());
                } else {
                    (answer.statusCode() == 409 ? inFlight : failed).incrementAndGet();
                    Thread.sleep(20);
                }
            } catch (HttpTimeoutException impatient) {
                timeouts.incrementAndGet();
            } catch (IOException lost) {
                cut.incrementAndGet();
                pause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
        done.incrementAndGet();
    }

    private HttpRequest request(String note, String key) {
        int patience = random.nextInt(10) == 0 ? 15 + random.nextInt(60) : 3_000;
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/payments"))
                .timeout(Duration.ofMillis(patience))
                .header("Content-Type", "application/json")
                .header("Authorization", Running.basic("ann", "secret"))
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString("{\"amount\": 5, \"note\": \"" + note + "\"}"))
                .build();
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void await(int answered) throws InterruptedException {
        while (done.get() < answered) {
            Thread.sleep(5);
        }
    }

    /// What clients see of a failover: every connection ends, whatever it was doing.
    private static int tear(JdbcTemplate jdbc) {
        try {
            return jdbc.queryForList(
                            "select pg_terminate_backend(pid) from pg_stat_activity"
                                    + " where datname = current_database() and pid <> pg_backend_pid()",
                            Boolean.class)
                    .size();
        } catch (DataAccessException itself) {
            return 0;
        }
    }

    private Process start(String url, Provider provider) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shop.class.getName(),
                        "--server.port=" + port,
                        "--spring.datasource.url=" + url,
                        "--logging.level.root=off",
                        "--lintel.guard.create-tables=true",
                        "--lintel.guard.idempotency.lease=2s",
                        "--provider=" + provider.url())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return process;
    }
}
