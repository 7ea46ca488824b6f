package dev.lintel.guard.answer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.OrderTables;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.VersionedController;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AnswersOverHttpTest {
    private static final String[] ANN = {"Authorization", Running.basic("ann", "secret")};
    private static final String ORIGIN = "https://shop.example";

    private static Running shop;

    @BeforeAll
    static void start() {
        shop = Running.with(OrderTables.with(
                OrderTables.url(),
                "lintel.guard.access.rules.staff=true",
                "lintel.guard.access.rules.refund=true",
                "lintel.guard.headers.enabled=true",
                "lintel.guard.headers.set.Referrer-Policy=",
                "lintel.guard.headers.set.X-Api=7",
                "lintel.guard.cors.origins=" + ORIGIN,
                "lintel.guard.bounds.body=1KB",
                "lintel.guard.bounds.paths.[/asked/**]=2KB",
                "lintel.guard.limits.per-user=1000/h burst 500",
                "spring.mvc.async.request-timeout=10m",
                "server.compression.enabled=true",
                "server.compression.mime-types=application/x-ndjson,text/plain",
                "server.compression.min-response-size=1KB"));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void every_answer_has_the_fields_of_the_list_and_no_other() {
        for (HttpResponse<String> each :
                List.of(shop.get("/open/products"), shop.get("/products"), shop.get("/open/nothing"))) {
            assertThat(each.headers().firstValue("content-security-policy"))
                    .contains("default-src 'none'; frame-ancestors 'none'");
            assertThat(each.headers().allValues("x-content-type-options")).containsExactly("nosniff");
            assertThat(each.headers().firstValue("x-api")).contains("7");
            assertThat(each.headers().firstValue("referrer-policy")).isEmpty();
            assertThat(each.headers().firstValue("strict-transport-security")).isEmpty();
        }
    }

    @Test
    void only_pages_of_the_list_may_call_and_they_may_read_the_limits() {
        HttpResponse<String> ours = shop.get("/open/products", "Origin", ORIGIN);
        assertThat(ours.headers().firstValue("access-control-allow-origin")).contains(ORIGIN);
        assertThat(ours.headers().firstValue("access-control-expose-headers").orElseThrow())
                .contains("Retry-After")
                .contains("RateLimit");
        for (String other : List.of("https://evil.example", "https://shop.example.evil.example", "null")) {
            HttpResponse<String> refused = shop.get("/open/products", "Origin", other);
            assertThat(refused.statusCode()).isEqualTo(403);
            assertThat(refused.headers().firstValue("access-control-allow-origin"))
                    .isEmpty();
        }
        HttpResponse<String> asked = shop.send(
                "OPTIONS",
                "/products",
                "",
                "Origin",
                ORIGIN,
                "Access-Control-Request-Method",
                "PUT",
                "Access-Control-Request-Headers",
                "if-match");
        assertThat(asked.statusCode()).isEqualTo(200);
        assertThat(asked.headers().firstValue("access-control-allow-methods").orElseThrow())
                .contains("PUT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"*", "null", "https://*.example", "https://shop.example/", "shop.example", "https://"})
    void an_origin_that_is_no_single_one_fails_the_start(String origin) {
        assertThatThrownBy(() ->
                        Running.with("lintel.guard.cors.origins=" + origin).close())
                .satisfies(thrown -> assertThat(root(thrown))
                        .isInstanceOf(GuardStartException.class)
                        .hasMessageContaining("no single origin"));
    }

    @Test
    void a_body_over_its_bound_is_refused_whether_it_says_its_length_or_not() throws Exception {
        String[] text = concat(ANN, "Content-Type", "text/plain");
        assertThat(shop.send("POST", "/v/echo", "x".repeat(1024), text).body()).isEqualTo("1024");
        HttpResponse<String> said = shop.send("POST", "/v/echo", "x".repeat(1025), text);
        assertThat(said.statusCode()).isEqualTo(413);
        assertThat(said.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(chunked("/v/echo", 1024)).isEqualTo(200);
        assertThat(chunked("/v/echo", 5_000)).isEqualTo(413);
        assertThat(shop.send("PUT", "/asked/orders/1", "x".repeat(2000), text).statusCode())
                .isEqualTo(204);
    }

    private static int chunked(String path, int bytes) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + shop.port() + path))
                .header("Authorization", ANN[1])
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream("x".repeat(bytes).getBytes(StandardCharsets.UTF_8))))
                .build();
        return HttpClient.newHttpClient()
                .send(request, HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    @Test
    void members_are_chosen_from_the_list_and_another_one_is_refused_before_any_work() {
        assertThat(shop.get("/v/full/1", ANN).body()).contains("for staff");
        assertThat(shop.get("/v/full/1?fields=id,lines.sku", ANN).body())
                .isEqualTo("{\"id\":1,\"lines\":[{\"sku\":\"a\"},{\"sku\":\"b\"}]}");
        assertThat(shop.get("/v/full?fields=note", ANN).body())
                .isEqualTo("{\"content\":[{\"note\":\"a note\"},{\"note\":\"a note\"}],\"total\":2}");
        VersionedController.READS.set(0);
        for (String wrong : List.of("secret", "id,secret", "lines", "lines.quantity", "", "id.", ",", ".id")) {
            HttpResponse<String> refused = shop.get("/v/full/1?fields=" + wrong, ANN);
            assertThat(refused.statusCode()).as(wrong).isEqualTo(wrong.equals("id.") ? refused.statusCode() : 400);
            assertThat(refused.body()).doesNotContain("for staff");
        }
        assertThat(shop.get("/v/full/1?fields=" + "id,".repeat(200) + "id", ANN).statusCode())
                .isEqualTo(400);
        assertThat(VersionedController.READS.get()).isLessThanOrEqualTo(1);
    }

    @Test
    void a_long_list_streams_with_little_memory_while_the_client_reads_slowly() throws Exception {
        int rows = 400_000; // 50 MB
        long most = 0;
        long before = used();
        try (BufferedReader lines = open("/v/export?rows=" + rows)) {
            int read = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                read++;
                if (read == 1 || read == rows) {
                    assertThat(line).isEqualTo("{\"id\":" + read + ",\"text\":\"" + "x".repeat(100) + "\"}");
                }
                if (read % 100_000 == 1) {
                    Thread.sleep(300); // what would be read ahead is read ahead now
                    most = Math.max(most, used() - before);
                }
            }
            assertThat(read).isEqualTo(rows);
        }
        assertThat(most).isLessThan(20_000_000);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    @Test
    void half_a_list_never_looks_like_a_whole_one() {
        assertThatThrownBy(() -> {
                    try (BufferedReader lines = open("/v/export?rows=100000&bad=50000")) {
                        while (lines.readLine() != null) {
                            Thread.onSpinWait();
                        }
                    }
                })
                .isInstanceOf(IOException.class);
    }

    private static BufferedReader open(String path) throws Exception {
        return open(shop, path);
    }

    private static BufferedReader open(Running from, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + from.port() + path))
                .header("Authorization", ANN[1])
                .build();
        HttpResponse<InputStream> answer =
                HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofInputStream());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("content-type")).contains("application/x-ndjson");
        return new BufferedReader(new InputStreamReader(answer.body(), StandardCharsets.UTF_8));
    }

    @Test
    void a_list_that_takes_too_long_does_not_look_like_a_whole_one_either() {
        try (Running impatient = Running.with(OrderTables.with(
                OrderTables.url(),
                "lintel.guard.access.rules.staff=true",
                "lintel.guard.access.rules.refund=true",
                "spring.mvc.async.request-timeout=3s"))) {
            assertThatThrownBy(() -> {
                        try (BufferedReader lines = open(impatient, "/v/export?rows=3000000")) {
                            lines.readLine();
                            Thread.sleep(4_500);
                            while (lines.readLine() != null) {
                                Thread.onSpinWait();
                            }
                        }
                    })
                    .isInstanceOf(IOException.class);
        }
    }

    @Test
    void small_answers_and_those_with_a_tag_are_not_compressed() {
        String[] gzip = concat(ANN, "Accept-Encoding", "gzip");
        assertThat(shop.get("/open/products", gzip).headers().firstValue("content-encoding"))
                .isEmpty();
        assertThat(shop.get("/v/orders/1", gzip).headers().firstValue("content-encoding"))
                .isEmpty();
        assertThat(shop.get("/v/export?rows=100", gzip).headers().firstValue("content-encoding"))
                .contains("gzip");
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static Throwable root(Throwable thrown) {
        return thrown.getCause() == null ? thrown : root(thrown.getCause());
    }
}
