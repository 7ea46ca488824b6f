package dev.lintel.guard.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Provider;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.Shop;
import dev.lintel.guard.shop.ShopTables;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// Payments through a service that is killed again and again. The long form is a bench.
class KilledTest {
    private static final int PAYMENTS = Integer.getInteger("lintel.payments", 40);
    private static final int KILLS = Integer.getInteger("lintel.kills", 1);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    private final Random random = new Random();

    @Test
    void every_payment_is_made_exactly_once_and_has_one_answer() throws Exception {
        int port = freePort();
        String url = ShopTables.url();
        JdbcTemplate jdbc = ShopTables.jdbc(url);
        Map<String, String> answers = new ConcurrentHashMap<>();
        ExecutorService clients = Executors.newFixedThreadPool(8);
        try (Provider provider = new Provider()) {
            Process service = start(port, url, provider);
            IntStream.range(0, PAYMENTS).forEach(i -> clients.submit(() -> pay(port, "payment " + i, answers)));
            clients.shutdown();
            for (int kill = 0; kill < KILLS; kill++) {
                int sofar = answers.size();
                int next = Math.min(PAYMENTS - 1, sofar + PAYMENTS / (KILLS + 1));
                await(() -> answers.size() >= next);
                Thread.sleep(random.nextInt(40));
                service.destroyForcibly().waitFor();
                service = start(port, url, provider);
            }
            assertThat(clients.awaitTermination(300, TimeUnit.SECONDS)).isTrue();
            service.destroyForcibly().waitFor();
            List<String> notes = jdbc.query("select note from payment", (row, number) -> row.getString(1));
            System.out.printf(
                    "idempotency: %d payments, %d kills, %d rows, %d charges from %d calls, %d answers%n",
                    PAYMENTS, KILLS, notes.size(), provider.charges(), provider.calls(), answers.size());
            assertThat(notes).hasSize(PAYMENTS).doesNotHaveDuplicates();
            assertThat(provider.charges()).isEqualTo(PAYMENTS);
            assertThat(answers).hasSize(PAYMENTS);
        }
    }

    /// Repeats a payment until it is answered twice, as a client does that lost the first answer.
    private void pay(int port, String note, Map<String, String> answers) {
        String key =
                UUID.nameUUIDFromBytes(note.getBytes(StandardCharsets.UTF_8)).toString();
        int answered = 0;
        while (answered < 2) {
            try {
                HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/payments"))
                        .timeout(Duration.ofMillis(200 + random.nextInt(3000)))
                        .header("Content-Type", "application/json")
                        .header("Authorization", Running.basic("ann", "secret"))
                        .header("Idempotency-Key", key)
                        .POST(HttpRequest.BodyPublishers.ofString("{\"amount\": 5, \"note\": \"" + note + "\"}"))
                        .build();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() == 201) {
                    answered++;
                    String before = answers.putIfAbsent(note, answer.body());
                    if (before != null && !before.equals(answer.body())) {
                        answers.put(note + " again", answer.body());
                    }
                } else {
                    Thread.sleep(50);
                }
            } catch (IOException lost) {
                pause();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void pause() {
        try {
            Thread.sleep(50);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private static Process start(int port, String url, Provider provider) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Shop.class.getName(),
                        "--server.port=" + port,
                        "--spring.datasource.url=" + url,
                        "--lintel.guard.create-tables=true",
                        "--lintel.guard.idempotency.lease=2s",
                        "--provider=" + provider.url())
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(300);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(5);
        }
    }
}
