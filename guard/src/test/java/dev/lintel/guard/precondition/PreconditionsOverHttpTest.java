package dev.lintel.guard.precondition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.shop.OrderTables;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import dev.lintel.guard.shop.VersionedController;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.JdbcTemplate;

class PreconditionsOverHttpTest {
    private static final String ANN = Running.basic("ann", "secret");
    private static final String BOB = Running.basic("bob", "secret");
    private static final String[] RULES = {
        "lintel.guard.access.rules.staff=true",
        "lintel.guard.access.rules.refund=true",
        "lintel.guard.preconditions.most-bytes=64KB"
    };

    private static Running shop;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        String url = OrderTables.url();
        jdbc = ShopTables.jdbc(url);
        shop = Running.with(OrderTables.with(url, RULES));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @BeforeEach
    void fresh() {
        jdbc.update("update orders set version = 1, note = 'first'");
        VersionedController.READS.set(0);
    }

    @Test
    void what_the_caller_has_is_not_sent_again_and_no_work_is_done_for_it() {
        HttpResponse<String> first = get("/v/orders/1", ANN);
        assertThat(tag(first)).matches("\"[A-Za-z0-9_-]{16}\\.[A-Za-z0-9_-]{16}\"");
        assertThat(first.headers().firstValue("cache-control")).contains("private, no-cache");
        for (String sent : List.of(tag(first), "W/" + tag(first), "\"a,b\", " + tag(first), "*")) {
            HttpResponse<String> again = get("/v/orders/1", ANN, "If-None-Match", sent);
            assertThat(again.statusCode()).as(sent).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(tag(again)).isEqualTo(tag(first));
        }
        assertThat(VersionedController.READS.get()).isEqualTo(1);
        jdbc.update("update orders set version = 2 where id = 1");
        assertThat(get("/v/orders/1", ANN, "If-None-Match", tag(first)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void a_write_says_what_it_changes_and_a_late_one_changes_nothing() {
        String tag = tag(get("/v/orders/1", ANN, "Accept", "application/json"));
        assertThat(put("one", ANN).statusCode()).isEqualTo(428);
        assertThat(put("one", ANN, "If-Match", "W/" + tag).statusCode()).isEqualTo(412);
        assertThat(put("one", ANN, "If-Match", "\"" + "x".repeat(16) + ".y\"").statusCode())
                .isEqualTo(412);
        assertThat(put("one", ANN, "If-Match", tag).statusCode()).isEqualTo(200);
        HttpResponse<String> late = put("two", ANN, "If-Match", tag);
        assertThat(late.statusCode()).isEqualTo(412);
        assertThat(late.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(note()).isEqualTo("one");
    }

    @Test
    void of_writers_that_pass_together_one_wins() {
        String tag = tag(get("/v/orders/1", ANN));
        List<CompletableFuture<Integer>> all = IntStream.range(0, 8)
                .mapToObj(i -> CompletableFuture.supplyAsync(() -> {
                    try {
                        return put("slow " + i, ANN, "If-Match", tag).statusCode();
                    } catch (IllegalStateException broken) {
                        return 0;
                    }
                }))
                .toList();
        assertThat(all.stream()
                        .map(CompletableFuture::join)
                        .filter(each -> each == 200)
                        .count())
                .isEqualTo(1);
        assertThat(jdbc.queryForObject("select version from orders where id = 1", Long.class))
                .isEqualTo(2);
    }

    @Test
    void a_tag_of_another_caller_row_or_form_is_never_not_modified() {
        String anns = tag(get("/v/views/1", ANN));
        HttpResponse<String> bobs = get("/v/views/1", BOB, "If-None-Match", anns);
        assertThat(bobs.statusCode()).isEqualTo(200);
        assertThat(bobs.body()).isEqualTo("bob looks at 1");
        assertThat(get("/v/views/2", ANN, "If-None-Match", anns).statusCode()).isEqualTo(200);
        assertThat(get("/v/views/1?fields=id", ANN, "If-None-Match", anns).statusCode())
                .isEqualTo(200);
        assertThat(get("/v/views/1", ANN, "If-None-Match", anns, "Accept", "text/plain")
                        .statusCode())
                .isEqualTo(200);
        assertThat(get("/v/views/1", ANN, "If-None-Match", anns).statusCode()).isEqualTo(304);
    }

    @Test
    void a_tag_does_not_tell_that_somebody_elses_row_is_there() {
        for (String match : List.of("*", tag(get("/v/orders/1", ANN)))) {
            assertThat(get("/v/orders/1", BOB, "If-None-Match", match).statusCode())
                    .isEqualTo(404);
            assertThat(get("/v/orders/99", BOB, "If-None-Match", match).statusCode())
                    .isEqualTo(404);
            assertThat(put("mine", BOB, "If-Match", match).statusCode()).isEqualTo(404);
        }
        assertThat(get("/v/orders/1", BOB).headers().firstValue("etag")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {",,,", "\"", "\"\"\"", "W/", "W/\"", "*, *", "\"a\"b\"c\""})
    void fields_that_are_none_do_no_harm(String field) {
        assertThat(get("/v/orders/1", ANN, "If-None-Match", field).statusCode()).isIn(200, 304);
        assertThat(put("one", ANN, "If-Match", field).statusCode()).isIn(200, 412);
    }

    @Test
    void what_may_be_kept_is_kept_by_whom_it_may_and_errors_are_not() {
        assertThat(get("/v/cached/fine", ANN).headers().firstValue("cache-control"))
                .contains("private, max-age=60");
        assertThat(get("/v/cached/missing", ANN)
                        .headers()
                        .firstValue("cache-control")
                        .orElseThrow())
                .contains("no-store");
        assertThat(get("/open/v/catalogue", ANN).headers().firstValue("cache-control"))
                .contains("public, max-age=3600");
        assertThat(get("/asked/orders/1", ANN)
                        .headers()
                        .firstValue("cache-control")
                        .orElseThrow())
                .contains("no-store");
    }

    @Test
    void content_that_the_caller_has_is_not_sent_again() {
        HttpResponse<String> first = get("/v/tagged/a", ANN);
        assertThat(first.body()).isEqualTo("[{\"sku\":\"a\",\"quantity\":1},{\"sku\":\"ü\",\"quantity\":2}]");
        assertThat(tag(first)).matches("\"[A-Za-z0-9_-]{16}\"");
        assertThat(first.headers().firstValue("cache-control")).contains("private, no-cache");
        for (String sent : List.of(tag(first), "W/" + tag(first), "\"other\", " + tag(first), "*")) {
            HttpResponse<String> again = get("/v/tagged/a", ANN, "If-None-Match", sent);
            assertThat(again.statusCode()).as(sent).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(tag(again)).isEqualTo(tag(first));
        }
        HttpResponse<String> other = get("/v/tagged/b", ANN, "If-None-Match", tag(first));
        assertThat(other.statusCode()).isEqualTo(200);
        assertThat(other.body()).contains("\"b\"");
    }

    @Test
    void a_head_request_gets_the_tag_of_the_content() {
        HttpResponse<String> head = shop.send("HEAD", "/v/tagged/a", "", all(ANN));
        assertThat(tag(head)).isEqualTo(tag(get("/v/tagged/a", ANN)));
        assertThat(head.body()).isEmpty();
    }

    @Test
    void one_callers_tag_never_stands_for_what_another_is_answered() {
        String tag = tag(get("/v/tagged/mine", ANN));
        assertThat(get("/v/tagged/mine", BOB, "If-None-Match", tag).body()).isEqualTo("for bob");
        assertThat(shop.get("/v/tagged/mine", "If-None-Match", tag).statusCode())
                .isEqualTo(401);
    }

    @Test
    void errors_and_answers_that_are_too_long_to_be_held_go_out_whole_and_without_a_tag() {
        HttpResponse<String> missing = get("/v/tagged/missing", ANN);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(missing.body()).isEqualTo("nothing");
        HttpResponse<String> big = get("/v/tagged/long", ANN);
        assertThat(big.body()).hasSize(100_000);
        assertThat(big.headers().firstValue("content-length")).contains("100000");
        for (HttpResponse<String> each : List.of(missing, big)) {
            assertThat(each.headers().firstValue("etag")).isEmpty();
        }
    }

    @Test
    void a_version_that_is_nowhere_fails_the_start() {
        String[] settings = Arrays.stream(OrderTables.with(OrderTables.url(), RULES))
                .map(each -> each.replace("order.version=version", "order.version=changes"))
                .toArray(String[]::new);
        assertThatThrownBy(() -> Running.with(settings).close()).hasMessageContaining("no column changes in orders");
    }

    private static HttpResponse<String> get(String path, String who, String... more) {
        return shop.get(path, all(who, more));
    }

    private static HttpResponse<String> put(String note, String who, String... more) {
        return shop.send("PUT", "/v/orders/1", note, all(who, concat(more, "Content-Type", "text/plain")));
    }

    private static String[] all(String who, String... more) {
        return concat(more, "Authorization", who);
    }

    private static String[] concat(String[] some, String... more) {
        return Stream.concat(Arrays.stream(some), Arrays.stream(more)).toArray(String[]::new);
    }

    private static String tag(HttpResponse<String> answer) {
        return answer.headers().firstValue("etag").orElseThrow();
    }

    private static String note() {
        return String.valueOf(jdbc.queryForObject("select note from orders where id = 1", String.class));
    }
}
