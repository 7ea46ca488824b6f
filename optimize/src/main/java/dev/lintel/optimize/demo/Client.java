package dev.lintel.optimize.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// One client that sends one request after the other, so that what is measured is the service and not a queue before
/// it.
public final class Client {
    private static final int FIRST_FAILURE = 400;

    private Client() {}

    /// @param warmUp calls of each endpoint that are sent and not counted
    /// @return one for each endpoint, in the order of the first call
    public static List<Latency> send(URI service, List<Call> calls, int warmUp) throws IOException {
        Map<String, Taken> taken = new LinkedHashMap<>();
        try (HttpClient http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(10))
                .build()) {
            for (Call call : calls) {
                taken.computeIfAbsent(call.endpoint(), _ -> new Taken()).add(call, http, service, warmUp);
            }
        }
        List<Latency> all = new ArrayList<>();
        taken.forEach((endpoint, each) -> all.add(each.latency(endpoint)));
        return all;
    }

    /// Each endpoint that both times were asked of, the slowest before first.
    public static List<Latency.Change> compared(List<Latency> before, List<Latency> after) {
        Map<String, Latency> later = new TreeMap<>();
        after.forEach(each -> later.put(each.endpoint(), each));
        List<Latency.Change> changes = new ArrayList<>();
        for (Latency each : before) {
            Latency now = later.get(each.endpoint());
            if (now != null) {
                changes.add(new Latency.Change(each, now));
            }
        }
        changes.sort((one, other) ->
                Double.compare(other.before().p95Ms(), one.before().p95Ms()));
        return changes;
    }

    /// What was measured of one endpoint so far.
    private static final class Taken {
        private final List<Double> tookMs = new ArrayList<>();
        private int sent;
        private int failures;
        private long answers;

        private void add(Call call, HttpClient http, URI service, int warmUp) throws IOException {
            try {
                long start = System.nanoTime();
                HttpResponse<String> answer = http.send(call.to(service), HttpResponse.BodyHandlers.ofString());
                double took = (System.nanoTime() - start) / 1e6;
                if (sent++ < warmUp) {
                    return;
                }
                tookMs.add(took);
                failures += answer.statusCode() >= FIRST_FAILURE ? 1 : 0;
                if (call.steady()) {
                    answers = answers * 31 + answer.statusCode() + answer.body().hashCode();
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IOException("interrupted", interrupted);
            }
        }

        private Latency latency(String endpoint) {
            return Latency.of(
                    endpoint, tookMs.stream().mapToDouble(Double::doubleValue).toArray(), failures, answers);
        }
    }
}
