package dev.lintel.design.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// Asks a service over HTTP.
public final class Client implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final URI base;
    private final HttpClient http = HttpClient.newHttpClient();

    public Client(URI base) {
        this.base = base;
    }

    /// Where the service is.
    public URI base() {
        return base;
    }

    /// @throws UncheckedIOException when there is no answer
    public Reply send(Ask ask) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + ask.path()))
                .timeout(PATIENCE)
                .method(
                        ask.method(),
                        ask.body()
                                .map(HttpRequest.BodyPublishers::ofString)
                                .orElseGet(HttpRequest.BodyPublishers::noBody));
        if (ask.body().isPresent() && !ask.headers().containsKey("Content-Type")) {
            request.header("Content-Type", "application/json");
        }
        ask.token().ifPresent(token -> request.header("Authorization", "Bearer " + token));
        ask.headers().forEach(request::header);
        try {
            HttpResponse<String> answer = http.send(request.build(), HttpResponse.BodyHandlers.ofString());
            return new Reply(answer.statusCode(), answer.headers(), answer.body());
        } catch (IOException failure) {
            throw new UncheckedIOException(ask.method() + " " + ask.path() + ": " + failure.getMessage(), failure);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    /// The same at the same time.
    public List<Reply> together(int times, Ask ask) {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Reply> replies = new ArrayList<>();
            Callable<Reply> once = () -> send(ask);
            for (Future<Reply> each : threads.invokeAll(Collections.nCopies(times, once))) {
                replies.add(each.get());
            }
            return replies;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        } catch (ExecutionException failure) {
            throw new IllegalStateException(failure.getCause());
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
