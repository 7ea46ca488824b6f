package com.example.shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The whole shop over HTTP: what guard promises for it. */
class ShopTest {
    private static final String PASSWORD = "correct horse battery";
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static int port;

    @BeforeAll
    static void start() throws Exception {
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        ShopOnEmbeddedPostgres.main(new String[] {"--server.port=" + port});
    }

    @Test
    void anotherOnesOrderIsNotThere() throws Exception {
        String ann = login("ann@example.com");
        String bob = login("bob@example.com");
        long order = orderOf("ann@example.com");
        for (String path : List.of("/api/orders/" + order, "/api/orders/" + order + "/invoice")) {
            assertThat(get(path, ann).statusCode()).isEqualTo(200);
            assertThat(get(path, bob).statusCode()).isEqualTo(404);
            assertThat(get(path, "").statusCode()).isEqualTo(401);
        }
    }

    @Test
    void guessesAtAPasswordAreRefusedSoonAlsoIfOneIsRight() throws Exception {
        login("cas@example.com");
        List<Integer> answers = IntStream.range(0, 12)
                .mapToObj(i -> post("/api/auth/login", credentials("cas@example.com", "guess " + i)).statusCode())
                .toList();
        assertThat(answers.getFirst()).isEqualTo(401);
        assertThat(answers.getLast()).isEqualTo(429);
        HttpResponse<String> right = post("/api/auth/login", credentials("cas@example.com", PASSWORD));
        assertThat(right.statusCode()).isEqualTo(429);
        assertThat(right.headers().firstValue("Retry-After")).isPresent();
    }

    @Test
    void whoHammersTheCatalogueWaits() throws Exception {
        List<HttpResponse<String>> answers =
                IntStream.range(0, 300).mapToObj(i -> get("/api/categories", "")).toList();
        HttpResponse<String> refused = answers.stream()
                .filter(each -> each.statusCode() == 429)
                .findFirst()
                .orElseThrow();
        assertThat(answers.getFirst().statusCode()).isEqualTo(200);
        assertThat(Integer.parseInt(refused.headers().firstValue("Retry-After").orElseThrow()))
                .isPositive();
        assertThat(refused.headers().firstValue("Content-Type")).contains("application/problem+json");
        Thread.sleep(2_500); // the other tests come from the same address
    }

    private static String login(String email) {
        String registered = "{\"email\": \"" + email + "\", \"password\": \"" + PASSWORD + "\", \"displayName\": \"x\"}";
        assertThat(post("/api/auth/register", registered).statusCode()).isEqualTo(201);
        String answer = post("/api/auth/login", credentials(email, PASSWORD)).body();
        return answer.replaceAll(".*\"token\":\"([^\"]+)\".*", "$1");
    }

    private static String credentials(String email, String password) {
        return "{\"email\": \"" + email + "\", \"password\": \"" + password + "\"}";
    }

    private static long orderOf(String email) throws Exception {
        try (Connection connection =
                        DriverManager.getConnection(System.getProperty("spring.datasource.url"), "postgres", "");
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "insert into orders (customer_id, status, shipping_address, total, placed_at, version)"
                                + " select id, 'PLACED', 'somewhere', 10, now(), 0 from users where email = '" + email
                                + "' returning id")) {
            row.next();
            return row.getLong(1);
        }
    }

    private static HttpResponse<String> get(String path, String token) {
        return send(HttpRequest.newBuilder().GET(), path, token);
    }

    private static HttpResponse<String> post(String path, String json) {
        return send(
                HttpRequest.newBuilder()
                        .POST(HttpRequest.BodyPublishers.ofString(json))
                        .header("Content-Type", "application/json"),
                path,
                "");
    }

    private static HttpResponse<String> send(HttpRequest.Builder request, String path, String token) {
        request.uri(URI.create("http://localhost:" + port + path));
        if (!token.isEmpty()) {
            request.header("Authorization", "Bearer " + token);
        }
        try {
            return HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
