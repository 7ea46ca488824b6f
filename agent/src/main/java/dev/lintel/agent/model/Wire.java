package dev.lintel.agent.model;

import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpClientBuilder;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import dev.lintel.agent.answer.Harmless;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// The way to a model's server. LangChain4j's own client bounds the wait for the first byte only; here one bound
/// holds for the whole answer, so that a server that sends a byte a second cannot hold anybody. It waits as long as
/// a server that is busy asks it to, while there is time; it follows no redirect, since the key would go along; and
/// what it sends it can show.
final class Wire implements HttpClient {
    private static final int LARGEST_ANSWER = 4 << 20;
    private static final int LONGEST_REASON = 300;
    private static final int TRIES = 4;
    private static final int TOO_MANY = 429;
    private static final Duration CONNECTING = Duration.ofSeconds(10);

    private final Connection connection;
    private final Duration timeout;
    private final long endNanos;
    private final Consumer<String> shown;
    private final java.net.http.HttpClient client =
            java.net.http.HttpClient.newBuilder().connectTimeout(CONNECTING).build();

    /// @param shown gets the body of every request
    Wire(Connection connection, Budget budget, Consumer<String> shown) {
        this.connection = connection;
        this.timeout = budget.timeout();
        this.endNanos = System.nanoTime() + budget.time().toNanos();
        this.shown = shown;
    }

    @Override
    public SuccessfulHttpResponse execute(HttpRequest request) {
        Duration pause = Duration.ofSeconds(1);
        for (int tried = 1; ; tried++) {
            HttpResponse<byte[]> response = once(request);
            int status = response.statusCode();
            if (status >= 200 && status < 300) {
                return SuccessfulHttpResponse.builder()
                        .statusCode(status)
                        .headers(response.headers().map())
                        .body(response.body())
                        .build();
            }
            Duration wait = response.headers()
                    .firstValue("Retry-After")
                    .flatMap(RetryAfter::parse)
                    .orElse(pause);
            if (!mayPass(status) || tried == TRIES || wait.compareTo(left()) >= 0) {
                throw refused(status, response.body(), wait);
            }
            sleep(wait);
            pause = pause.multipliedBy(2);
        }
    }

    private HttpResponse<byte[]> once(HttpRequest request) {
        Duration patience = left().compareTo(timeout) < 0 ? left() : timeout;
        if (patience.isNegative() || patience.isZero()) {
            throw new ModelProblem("the time that the budget allows is over");
        }
        shown.accept("--- to " + request.url() + "\n" + request.body());
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(
                translated(request), BodyHandlers.limiting(BodyHandlers.ofByteArray(), LARGEST_ANSWER));
        try {
            return answer.get(patience.toNanos(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException late) {
            answer.cancel(true);
            throw new ModelProblem(connection.label() + " did not answer within " + seconds(patience));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new ModelProblem("stopped");
        } catch (ExecutionException broken) {
            Throwable cause = broken.getCause();
            if (cause instanceof IOException lost) {
                throw new ModelProblem(connection.label()
                        + (lost instanceof ConnectException ? " cannot be reached at " : " gave no whole answer at ")
                        + connection.address()
                        + reason(String.valueOf(lost.getMessage())));
            }
            throw new IllegalStateException(cause);
        }
    }

    private static java.net.http.HttpRequest translated(HttpRequest request) {
        java.net.http.HttpRequest.Builder builder = java.net.http.HttpRequest.newBuilder(URI.create(request.url()))
                .method(
                        request.method().name(),
                        request.body() == null
                                ? java.net.http.HttpRequest.BodyPublishers.noBody()
                                : java.net.http.HttpRequest.BodyPublishers.ofString(request.body()));
        request.headers().forEach((name, values) -> values.forEach(value -> builder.header(name, value)));
        return builder.build();
    }

    /// Busy, broken for now, or overloaded (529 is Anthropic's).
    private static boolean mayPass(int status) {
        return switch (status) {
            case TOO_MANY, 500, 502, 503, 504, 529 -> true;
            default -> false;
        };
    }

    private ModelProblem refused(int status, byte[] body, Duration wait) {
        String why = switch (status) {
            case 401, 403 -> "refused the key in " + connection.provider().keyVariable();
            case 404 -> "has no model " + connection.model() + " there";
            case TOO_MANY -> "asks to wait " + seconds(wait) + ", longer or oftener than this budget allows";
            default ->
                status >= 300 && status < 400
                        ? "sends elsewhere, which is not followed: the key would go along"
                        : "failed";
        };
        return new ModelProblem(connection.label() + " " + why + " (" + status + ")"
                + reason(new String(body, StandardCharsets.UTF_8)));
    }

    /// What others say of it, on one line; empty when that is nothing.
    private String reason(String theirs) {
        String said = Harmless.text(connection.hidden(theirs), LONGEST_REASON)
                .replaceAll("\\s+", " ")
                .strip();
        return said.isEmpty() || said.equals("null") ? "" : ": " + said;
    }

    private Duration left() {
        return Duration.ofNanos(endNanos - System.nanoTime());
    }

    private static String seconds(Duration duration) {
        return Math.max(1, duration.toSeconds()) + " s";
    }

    private static void sleep(Duration wait) {
        try {
            Thread.sleep(wait);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ModelProblem("stopped");
        }
    }

    /// Answers are judged whole before a word is shown, so that nothing is streamed.
    @Override
    public void execute(HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
        throw new UnsupportedOperationException("nothing is streamed");
    }

    /// For LangChain4j, which wants to build its clients itself.
    HttpClientBuilder builder() {
        return new Given(this);
    }

    /// Its times are ours.
    private record Given(Wire wire) implements HttpClientBuilder {
        @Override
        public Duration connectTimeout() {
            return CONNECTING;
        }

        @Override
        public HttpClientBuilder connectTimeout(Duration ours) {
            return this;
        }

        @Override
        public Duration readTimeout() {
            return wire.timeout;
        }

        @Override
        public HttpClientBuilder readTimeout(Duration ours) {
            return this;
        }

        @Override
        public HttpClient build() {
            return wire;
        }
    }

    /// Seconds, or a date (RFC 9110 §10.2.3).
    private static final class RetryAfter {
        static Optional<Duration> parse(String text) {
            if (text.strip().matches("\\d{1,6}")) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text.strip())));
            }
            try {
                ZonedDateTime until = ZonedDateTime.parse(text.strip(), DateTimeFormatter.RFC_1123_DATE_TIME);
                Duration wait = Duration.between(ZonedDateTime.now(until.getZone()), until);
                return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
            } catch (DateTimeParseException neither) {
                return Optional.empty();
            }
        }
    }
}
