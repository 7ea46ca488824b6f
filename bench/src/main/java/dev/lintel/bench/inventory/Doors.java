package dev.lintel.bench.inventory;

import dev.lintel.bench.inventory.Subject.Caller;
import dev.lintel.bench.inventory.Subject.Login;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Knocks at a running backend's routes and reads from the status who is let in.
final class Doors implements AutoCloseable {
    enum Answer {
        /// 401 or 403, or an error that a catch-all made of the refusal.
        REFUSED,
        LET_IN,
        /// The request was no good before anybody asked who may (400, 405, 406, 415), or the backend failed (5xx).
        UNDECIDED
    }

    /// How Spring Security's exceptions name themselves, when a catch-all answers with them.
    private static final Pattern DENIED = Pattern.compile("Access ?Denied|AuthorizationDenied");

    private final HttpClient client =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final int port;

    Doors(int port) {
        this.port = port;
    }

    /// What the header `Authorization` has to say for this caller.
    String authorization(Caller caller) throws IOException, InterruptedException {
        return switch (caller.login()) {
            case Login.Basic basic ->
                "Basic "
                        + Base64.getEncoder()
                                .encodeToString(
                                        (basic.user() + ":" + basic.password()).getBytes(StandardCharsets.UTF_8));
            case Login.Registration registration -> {
                HttpResponse<String> answer = send("POST", registration.path(), Optional.empty(), registration.body());
                Matcher token = Pattern.compile("\"" + registration.tokenField() + "\"\\s*:\\s*\"([^\"]+)\"")
                        .matcher(answer.body());
                if (!token.find()) {
                    throw new IOException("nobody could be registered: status " + answer.statusCode());
                }
                yield registration.scheme() + " " + token.group(1);
            }
        };
    }

    /// @param route as [Mappings] writes it; each path variable becomes 1
    Answer knock(String route, String body, Optional<String> authorization) throws IOException, InterruptedException {
        String[] parts = route.replace("{}", "1").split(" ", 2);
        String method = parts[0].equals("*") ? "GET" : parts[0];
        HttpResponse<String> answer = send(method, parts[1], authorization, body);
        if (answer.statusCode() >= 500) {
            return DENIED.matcher(answer.body()).find() ? Answer.REFUSED : Answer.UNDECIDED;
        }
        return switch (answer.statusCode()) {
            case 401, 403 -> Answer.REFUSED;
            case 400, 405, 406, 415 -> Answer.UNDECIDED;
            default -> Answer.LET_IN;
        };
    }

    /// Whether anybody answers there; what comes after a variable is asked for with nothing in its place.
    boolean exists(String route) throws IOException, InterruptedException {
        String[] parts = route.replaceFirst("/?\\{}$", "").split(" ", 2);
        return send(parts[0], parts[1], Optional.empty(), "").statusCode() != 404;
    }

    private HttpResponse<String> send(String method, String path, Optional<String> authorization, String body)
            throws IOException, InterruptedException {
        boolean bodiless = method.equals("GET") || method.equals("HEAD");
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .timeout(Duration.ofSeconds(30))
                .header("Content-Type", "application/json")
                .method(method, bodiless ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        authorization.ifPresent(header -> request.header("Authorization", header));
        return client.send(request.build(), BodyHandlers.ofString());
    }

    @Override
    public void close() {
        client.close();
    }
}
