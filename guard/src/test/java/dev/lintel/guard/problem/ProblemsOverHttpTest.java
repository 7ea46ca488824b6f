package dev.lintel.guard.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lintel.guard.boot.GuardStartException;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ProblemsOverHttpTest {
    private static Running shop;

    @BeforeAll
    static void start() {
        shop = Running.with(
                "lintel.guard.problems.enabled=true",
                "lintel.guard.limits.per-address=1000/s burst 1000",
                "spring.datasource.url=" + ShopTables.url(),
                "spring.datasource.hikari.maximum-pool-size=4");
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void all_mistakes_of_a_body_are_told_at_once_each_with_its_place_and_no_value_is_repeated() {
        HttpResponse<String> answer = shop.send("POST", "/open/registrations", """
                {"email":"nobody","password":"hunter2","lines":[{"sku":"a","quantity":1},{"sku":" ","quantity":0}]}""", "Content-Type", "application/json");
        JsonNode problem = problem(answer, 400, "urn:problem:invalid");
        assertThat(places(problem, "pointer"))
                .containsExactlyInAnyOrder("/email", "/password", "/lines/1/sku", "/lines/1/quantity");
        JsonNode password = error(problem, "/password");
        assertThat(password.get("code").asString()).isEqualTo("size");
        assertThat(password.get("min").asInt()).isEqualTo(12);
        assertThat(password.get("max").asInt()).isEqualTo(128);
        assertThat(answer.body()).doesNotContain("hunter2");
    }

    @Test
    void what_the_bounds_of_a_parameter_are_is_told() {
        JsonNode problem = problem(shop.get("/open/pages?size=0"), 400, "urn:problem:invalid");
        assertThat(places(problem, "parameter")).containsExactly("size");
        assertThat(problem.get("errors").get(0).get("code").asString()).isEqualTo("min");
        assertThat(problem.get("errors").get(0).get("value").asInt()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "/open/pages, size, missing",
        "/open/pages?size=x, size, type",
        "/open/pages?size=1&number=-, number, type"
    })
    void a_parameter_that_is_missing_or_no_number_is_named(String path, String parameter, String code) {
        JsonNode problem = problem(shop.get(path), 400, "urn:problem:invalid");
        assertThat(places(problem, "parameter")).containsExactly(parameter);
        assertThat(problem.get("errors").get(0).get("code").asString()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"lines\":[{\"quantity\":\"many\"}]} | /lines/0/quantity",
                "{\"email\":{\"a\":1}} | /email",
                "{\"lines\":{}} | /lines"
            })
    void a_value_of_the_wrong_type_is_told_by_its_place_and_not_by_our_classes(String body, String pointer) {
        HttpResponse<String> answer =
                shop.send("POST", "/open/registrations", body, "Content-Type", "application/json");
        JsonNode problem = problem(answer, 400, "urn:problem:unreadable");
        assertThat(places(problem, "pointer")).containsExactly(pointer);
        assertThat(answer.body()).doesNotContain("dev.lintel").doesNotContain("java");
    }

    @Test
    void a_body_that_is_no_json_is_unreadable() {
        HttpResponse<String> answer =
                shop.send("POST", "/open/registrations", "{\"email\":", "Content-Type", "application/json");
        assertThat(problem(answer, 400, "urn:problem:unreadable").has("errors")).isFalse();
    }

    /// Whoever first asks Tomcat for a parameter or a part finds out, long after the request was taken.
    @Test
    void what_cannot_be_taken_apart_is_the_fault_of_its_client() {
        for (String query : List.of("size=1&name=%ff", "size=%c3%28")) {
            problem(shop.get("/open/pages?" + query), 400, "urn:problem:bad-request");
        }
        HttpResponse<String> parts = shop.send(
                "POST", "/open/registrations", "--x\r\n\r\n--x--", "Content-Type", "multipart/form-data; boundary=x");
        problem(parts, 400, "urn:problem:bad-request");
    }

    @Test
    void what_would_have_been_right_is_told_for_a_wrong_method_or_media_type() {
        HttpResponse<String> method = shop.send("PUT", "/open/pages", "");
        assertThat(problem(method, 405, "urn:problem:method-not-allowed")
                        .get("detail")
                        .asString())
                .contains("GET");
        assertThat(method.headers().firstValue("allow").orElseThrow()).contains("GET");
        HttpResponse<String> type = shop.send("POST", "/open/registrations", "<a/>", "Content-Type", "application/xml");
        problem(type, 415, "urn:problem:unsupported-media-type");
        problem(shop.get("/open/pages?size=1", "Accept", "application/pdf"), 406, "urn:problem:not-acceptable");
        problem(shop.get("/open/nothing"), 404, "urn:problem:not-found");
    }

    @ParameterizedTest
    @CsvSource({
        "internal, 500, internal-server-error",
        "stock, 409, out-of-stock",
        "gone, 410, gone",
        "missing, 404, not-found",
        "broken, 502, bad-gateway",
        "error, 418, i-m-a-teapot",
        "empty, 404, not-found",
        "duplicate, 409, duplicate",
        "null, 409, conflict",
        "character, 400, value",
        "range, 400, value",
        "locked, 503, try-again",
        "late, 503, try-again",
        "denied, 401, unauthorized",
        "unknowable, 503, try-again",
        "full, 503, service-unavailable",
    })
    void every_failure_has_its_type_and_nothing_of_our_inside(String how, int status, String code) {
        HttpResponse<String> answer = shop.get("/open/fails/" + how);
        problem(answer, status, "urn:problem:" + code);
        // random, and may hold any three digits
        String said = answer.body().replaceFirst("\"traceId\":\"\\p{XDigit}+\"", "");
        assertThat(said)
                .doesNotContain("hunter2")
                .doesNotContain("db7")
                .doesNotContain("SecurityConfig")
                .doesNotContain("payment")
                .doesNotContain("Exception")
                .doesNotContain("secret pot");
        assertThat(answer.headers().firstValue("etag")).isEmpty();
    }

    @Test
    void what_was_written_for_clients_reaches_them() {
        assertThat(shop.get("/open/fails/stock").body()).contains("Only 3 are left.");
        assertThat(shop.get("/open/fails/missing").body()).contains("No such order.");
        assertThat(shop.get("/open/fails/late").headers().firstValue("retry-after"))
                .contains("1");
    }

    @Test
    void what_the_service_puts_off_itself_is_one_line_of_the_log_and_what_broke_is_all_that_is_known() {
        assertThat(logged("full")).singleElement().satisfies(each -> {
            assertThat(each.getLevel()).isEqualTo(Level.WARN);
            assertThat(each.getThrowableProxy()).isNull();
        });
        assertThat(logged("internal")).singleElement().satisfies(each -> {
            assertThat(each.getLevel()).isEqualTo(Level.ERROR);
            assertThat(each.getThrowableProxy()).isNotNull();
        });
    }

    private static List<ILoggingEvent> logged(String how) {
        Logger log = (Logger) LoggerFactory.getLogger(ProblemResolver.class);
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        log.addAppender(seen);
        try {
            shop.get("/open/fails/" + how);
        } finally {
            log.detachAppender(seen);
        }
        return List.copyOf(seen.list);
    }

    @Test
    void the_services_own_exception_handlers_come_first() {
        HttpResponse<String> answer = shop.get("/open/fails/own");
        assertThat(answer.statusCode()).isEqualTo(402);
        assertThat(answer.body()).isEqualTo("the service's own answer");
    }

    @Test
    void a_login_that_is_missing_wrong_or_not_enough_is_a_problem_too() {
        HttpResponse<String> missing = shop.get("/products");
        problem(missing, 401, "urn:problem:unauthorized");
        assertThat(missing.headers().firstValue("www-authenticate").orElseThrow())
                .startsWith("Basic");
        problem(shop.get("/products", "Authorization", Running.basic("ann", "x")), 401, "urn:problem:unauthorized");
        HttpResponse<String> denied = shop.get("/open/fails/denied", "Authorization", Running.basic("ann", "secret"));
        problem(denied, 403, "urn:problem:forbidden");
        assertThat(denied.headers().firstValue("x-content-type-options")).contains("nosniff");
    }

    @Test
    void a_path_that_the_firewall_refuses_is_a_problem() {
        problem(shop.get("/open/a%3Bb"), 400, "urn:problem:bad-request");
    }

    @Test
    void a_request_that_tomcat_answers_alone_is_a_problem_and_not_a_page_of_tomcats() {
        HttpResponse<String> answer = shop.get("/open/..%2f");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.headers().firstValue("content-type").orElseThrow()).startsWith("application/problem+json");
        assertThat(answer.body())
                .contains("\"type\":\"urn:problem:bad-request\"")
                .doesNotContain("Tomcat");
    }

    @Test
    void the_callers_trace_is_the_problems_and_rubbish_is_not_taken() {
        String id = "4bf92f3577b34da6a3ce929d0e0e4736";
        HttpResponse<String> traced = shop.get("/open/nothing", "traceparent", "00-" + id + "-00f067aa0ba902b7-01");
        assertThat(problem(traced, 404, "urn:problem:not-found").get("traceId").asString())
                .isEqualTo(id);
        String forged = "00-" + "\"},{\"x\":\"4bf92f3577b34da6a3ce9" + "xxx-00f067aa0ba902b7-01";
        for (String parent : List.of(forged, "00-" + "0".repeat(32) + "-00f067aa0ba902b7-01", "x".repeat(5_000))) {
            JsonNode problem = problem(shop.get("/open/nothing", "traceparent", parent), 404, "urn:problem:not-found");
            assertThat(problem.get("traceId").asString())
                    .matches("[0-9a-f]{32}")
                    .isNotEqualTo("0".repeat(32));
        }
    }

    @Test
    void contents_that_are_wrong_are_422_where_that_is_the_style_and_types_are_the_services() {
        try (Running own = Running.with(
                "lintel.guard.problems.enabled=true",
                "lintel.guard.problems.invalid-status=422",
                "lintel.guard.problems.types=https://shop.example/problems/")) {
            HttpResponse<String> body =
                    own.send("POST", "/open/registrations", "{\"lines\":[]}", "Content-Type", "application/json");
            problem(body, 422, "https://shop.example/problems/invalid");
            // no content is wrong here
            problem(own.get("/open/pages?size=0"), 400, "https://shop.example/problems/bad-request");
            problem(own.get("/open/nothing"), 404, "https://shop.example/problems/not-found");
        }
        assertThatThrownBy(() -> Running.with(
                                "lintel.guard.problems.enabled=true", "lintel.guard.problems.invalid-status=200")
                        .close())
                .rootCause()
                .isInstanceOf(GuardStartException.class)
                .hasMessageContaining("invalid-status");
    }

    @Test
    void guards_own_problems_begin_like_the_services_also_beside_its_own_handler() {
        try (Running own = Running.with("lintel.guard.problems.types=/problems/", "lintel.guard.bounds.body=1KB")) {
            HttpResponse<String> large =
                    own.send("POST", "/open/texts", "x".repeat(2000), "Content-Type", "text/plain");
            assertThat(large.statusCode()).isEqualTo(413);
            assertThat(large.body()).contains("\"type\":\"/problems/too-large\"");
        }
        try (Running none = Running.with("lintel.guard.bounds.body=1KB")) {
            assertThat(none.send("POST", "/open/texts", "x".repeat(2000), "Content-Type", "text/plain")
                            .body())
                    .contains("\"type\":\"urn:lintel:guard:too-large\"");
        }
    }

    @Test
    void nothing_changes_where_it_is_not_asked_for() {
        try (Running plain = Running.with()) {
            assertThat(plain.get("/open/nothing").body()).contains("\"timestamp\"");
        }
    }

    private static JsonNode problem(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("content-type")).contains("application/problem+json");
        assertThat(answer.headers().firstValue("cache-control").orElseThrow()).contains("no-store");
        JsonNode problem = JsonMapper.shared().readTree(answer.body());
        assertThat(problem.get("type").asString()).isEqualTo(type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotBlank();
        assertThat(problem.get("traceId").asString()).matches("[0-9a-f]{32}");
        return problem;
    }

    private static JsonNode error(JsonNode problem, String pointer) {
        return StreamSupport.stream(problem.get("errors").spliterator(), false)
                .filter(each -> each.get("pointer").asString().equals(pointer))
                .findFirst()
                .orElseThrow();
    }

    private static List<String> places(JsonNode problem, String in) {
        return StreamSupport.stream(problem.get("errors").spliterator(), false)
                .map(each -> each.get(in).asString())
                .toList();
    }
}
