package dev.lintel.review.standard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.cli.Wiring;
import dev.lintel.finding.Standard;
import dev.lintel.practice.security.SqlInjection;
import dev.lintel.read.Target;
import dev.lintel.review.Request;
import dev.lintel.review.Review;
import dev.lintel.source.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Small backends, each for one standard: how many meet it, of how many, and how many cannot be told.
class StandardsTest {
    private static final String WEB = """
            import org.springframework.web.bind.annotation.*;
            import org.springframework.http.*;
            import java.util.*;
            """;

    @TempDir
    private Path folder;

    private Target target = new Target(Path.of(""));

    @BeforeEach
    void on_spring_boot() throws IOException {
        target = new Target(folder).file("pom.xml", """
                <project><parent><groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-parent</artifactId><version>3.4.1</version></parent>
                <groupId>shop</groupId><artifactId>shop</artifactId><version>1</version>
                <dependencies><dependency><groupId>org.springframework.boot</groupId>
                <artifactId>spring-boot-starter-web</artifactId></dependency></dependencies></project>
                """);
    }

    private Standard standard(String name) throws IOException {
        return Review.of(Request.of(Workspace.of(folder), Wiring.parts().withPractices(List.of(new SqlInjection()))))
                .standards()
                .stream()
                .filter(each -> each.name().contains(name))
                .findFirst()
                .orElseThrow();
    }

    private void is(String name, int met, int of, int unknown) throws IOException {
        Standard standard = standard(name);
        assertThat(standard.judged()).isTrue();
        assertThat(List.of(standard.met(), standard.of(), standard.unknown())).containsExactly(met, of, unknown);
    }

    @Test
    void an_exception_that_no_handler_names_is_an_outcome_without_a_status() throws IOException {
        target.java("Missing", "public class Missing extends RuntimeException {}")
                .java("Taken", "public class Taken extends RuntimeException {}")
                .java("Advice", WEB + """
                        @RestControllerAdvice class Advice {
                          @ExceptionHandler @ResponseStatus(HttpStatus.CONFLICT) String taken(Taken e) { return "taken"; }
                          @ExceptionHandler @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
                          String other(Exception e) { return "failed"; }
                        }
                        """)
                .java("Orders", WEB + """
                        @RestController class Orders {
                          @PostMapping("/orders") String create(String name) {
                            if (name.isEmpty()) { throw new Missing(); }
                            throw new Taken();
                          }
                        }
                        """);
        is("outcomes", 1, 2, 0);
    }

    @Test
    void the_nearest_type_decides_and_the_framework_knows_its_own_exceptions() throws IOException {
        target.java("Problem", "public abstract class Problem extends RuntimeException {}")
                .java("Missing", "public class Missing extends Problem {}")
                .java("Advice", WEB + """
                        @RestControllerAdvice class Advice {
                          @ExceptionHandler @ResponseStatus(HttpStatus.NOT_FOUND) String missing(Problem e) { return ""; }
                        }
                        """)
                .java("Orders", WEB + """
                        import org.springframework.web.server.ResponseStatusException;
                        @RestController class Orders {
                          @GetMapping("/a") String a() { throw new Missing(); }
                          @GetMapping("/b") String b() { throw new ResponseStatusException(HttpStatus.GONE); }
                          @GetMapping("/c") ResponseEntity<String> c() { return ResponseEntity.notFound().build(); }
                        }
                        """);
        is("outcomes", 3, 3, 0);
    }

    @Test
    void a_failure_answered_with_200_is_not_mapped() throws IOException {
        target.java("Missing", "public class Missing extends RuntimeException {}")
                .java("Advice", WEB + """
                        @RestControllerAdvice class Advice {
                          @ExceptionHandler Map<String, String> missing(Missing e) { return Map.of("code", "500"); }
                        }
                        """)
                .java("Orders", WEB + """
                        @RestController class Orders { @GetMapping("/a") String a() { throw new Missing(); } }
                        """);
        is("outcomes", 0, 1, 0);
    }

    @Test
    void what_is_caught_on_the_way_or_means_a_broken_program_is_no_outcome() throws IOException {
        target.java("Missing", "public class Missing extends RuntimeException {}")
                .java("Orders", WEB + """
                        @RestController class Orders {
                          @GetMapping("/a") String a() {
                            try { return find(); } catch (Missing e) { return "none"; }
                          }
                          @GetMapping("/b") String b() { throw new IllegalStateException("cannot happen"); }
                          @GetMapping("/c") String c() {
                            try { return read(); } catch (java.io.IOException e) { throw new RuntimeException(e); }
                          }
                          private String find() { throw new Missing(); }
                          private String read() throws java.io.IOException { return ""; }
                        }
                        """);
        is("outcomes", 0, 0, 0);
    }

    @Test
    void a_handler_of_all_failures_that_tells_their_types_apart_answers_each_of_them() throws IOException {
        target.java("Missing", "public class Missing extends RuntimeException {}")
                .java("Taken", "public class Taken extends RuntimeException {}")
                .java("Broken", "public class Broken extends RuntimeException {}")
                .java("Other", "public class Other extends RuntimeException {}")
                .java("Advice", WEB + """
                        @RestControllerAdvice class Advice {
                          @ExceptionHandler ResponseEntity<Answer> failed(RuntimeException failure) {
                            Answer answer = Answers.of(failure);
                            return ResponseEntity.status(answer.status()).body(answer);
                          }
                        }
                        """)
                .java("Answers", """
                        record Answer(int status) {}
                        class Answers {
                          static Answer of(Throwable thrown) {
                            return switch (thrown) {
                              case Missing _ -> new Answer(404);
                              case RuntimeException taken when taken instanceof Taken -> new Answer(409);
                              default -> later(thrown);
                            };
                          }
                          private static Answer later(Throwable thrown) {
                            if (thrown instanceof Taken) { return new Answer(409); }
                            return new Answer(500);
                          }
                        }
                        """)
                .java("Orders", WEB + """
                        @RestController class Orders {
                          @PostMapping("/orders") String create(String name) {
                            if (name.isEmpty()) { throw new Missing(); }
                            if (name.length() > 9) { throw new Taken(); }
                            throw new Other();
                          }
                        }
                        """);
        is("outcomes", 2, 3, 1);
    }

    @Test
    void a_handler_of_all_failures_may_answer_one_of_them_as_a_bug() throws IOException {
        target.java("Missing", "public class Missing extends RuntimeException {}")
                .java("Advice", WEB + """
                        @RestControllerAdvice class Advice {
                          @ExceptionHandler ResponseEntity<String> failed(Exception failure) {
                            if (failure instanceof Missing) { return new ResponseEntity<>("", HttpStatus.OK); }
                            return new ResponseEntity<>("", HttpStatus.INTERNAL_SERVER_ERROR);
                          }
                        }
                        """)
                .java("Orders", WEB + """
                        @RestController class Orders {
                          @PostMapping("/orders") String create(String name) { throw new Missing(); }
                        }
                        """);
        is("outcomes", 0, 1, 0);
    }

    @Test
    void a_handler_in_a_controller_is_for_its_own_endpoints() throws IOException {
        target.java("Missing", "public class Missing extends RuntimeException {}")
                .java("Orders", WEB + """
                        @RestController class Orders {
                          @GetMapping("/orders") String list() { throw new Missing(); }
                          @ExceptionHandler @ResponseStatus(HttpStatus.NOT_FOUND) String missing(Missing e) { return ""; }
                        }
                        """)
                .java("Items", WEB + """
                        @RestController class Items { @GetMapping("/items") String list() { throw new Missing(); } }
                        """);
        is("outcomes", 1, 2, 0);
    }

    @Test
    void a_handler_that_hands_out_the_text_of_any_exception_leaks_for_all_endpoints() throws IOException {
        target.java("ErrorBody", """
                        public class ErrorBody {
                          private final String text;
                          ErrorBody(Throwable cause) { text = cause.getMessage(); }
                        }
                        """).java("Advice", WEB + """
                        @RestControllerAdvice class Advice {
                          @ExceptionHandler ResponseEntity<ErrorBody> any(Exception e) {
                            return ResponseEntity.internalServerError().body(new ErrorBody(e));
                          }
                        }
                        """).java("Orders", WEB + """
                        @RestController class Orders {
                          @GetMapping("/a") String a() { return ""; }
                          @GetMapping("/b") String b() { return ""; }
                        }
                        """);
        is("leak", 0, 2, 0);
    }

    @Test
    void the_text_of_the_teams_own_exception_is_meant_to_be_read() throws IOException {
        target.java("Missing", "public class Missing extends RuntimeException {}")
                .java("Advice", WEB + """
                        @RestControllerAdvice class Advice {
                          @ExceptionHandler @ResponseStatus(HttpStatus.NOT_FOUND) String own(Missing e) { return e.getMessage(); }
                        }
                        """)
                .java("Orders", WEB + """
                        @RestController class Orders { @GetMapping("/a") String a() { throw new Missing(); } }
                        """);
        is("leak", 1, 1, 0);
    }

    @Test
    void an_endpoint_that_answers_with_what_it_caught_leaks_alone() throws IOException {
        target.java("Orders", WEB + """
                @RestController class Orders {
                  @GetMapping("/a") String a() {
                    try { return work(); } catch (Exception e) { return e.getMessage(); }
                  }
                  @GetMapping("/b") String b() { return ""; }
                  private String work() throws Exception { return ""; }
                }
                """);
        is("leak", 1, 2, 0);
    }

    @Test
    void the_error_page_shows_what_the_settings_ask_for() throws IOException {
        target.java("Orders", WEB + "@RestController class Orders { @GetMapping(\"/a\") String a() { return \"\"; } }");
        is("leak", 1, 1, 0);
        target.file("src/main/resources/application.properties", "server.error.include-stacktrace=always\n");
        is("leak", 0, 1, 0);
    }

    private void client(String body) throws IOException {
        target.java("Rates", """
                        import org.springframework.web.client.*;
                        import org.springframework.boot.web.client.RestTemplateBuilder;
                        import org.springframework.stereotype.Service;
                        import java.time.Duration;
                        @Service class Rates {
                          private final RestTemplate http;
                          Rates(RestTemplateBuilder builder) {
                            http = builder.setConnectTimeout(Duration.ofSeconds(1)).setReadTimeout(Duration.ofSeconds(2)).build();
                          }
                          String rate() { %s }
                        }
                        """.formatted(body)).java("Prices", WEB + """
                        @RestController class Prices {
                          private final Rates rates;
                          Prices(Rates rates) { this.rates = rates; }
                          @GetMapping("/price") String price() { return rates.rate(); }
                        }
                        """);
    }

    @Test
    void a_call_with_both_limits_whose_failure_is_caught_is_handled() throws IOException {
        client("""
                try { return http.getForObject("http://rates/eur", String.class); }
                catch (RestClientException e) { return "1"; }
                """);
        is("outbound", 1, 1, 0);
    }

    @Test
    void a_call_with_both_limits_whose_failure_nobody_takes_is_not_handled() throws IOException {
        client("return http.getForObject(\"http://rates/eur\", String.class);");
        is("outbound", 0, 1, 0);
        target.java("Advice", WEB + """
                @RestControllerAdvice class Advice {
                  @ExceptionHandler @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR) String any(Exception e) { return ""; }
                }
                """);
        is("outbound", 0, 1, 0);
    }

    @Test
    void a_handler_that_makes_an_outage_502_handles_all_calls() throws IOException {
        client("return http.getForObject(\"http://rates/eur\", String.class);");
        target.java("Advice", WEB + """
                @RestControllerAdvice class Advice {
                  @ExceptionHandler @ResponseStatus(HttpStatus.BAD_GATEWAY)
                  String peer(org.springframework.web.client.RestClientException e) { return ""; }
                }
                """);
        is("outbound", 1, 1, 0);
    }

    @Test
    void catching_only_to_throw_something_that_nobody_takes_handles_nothing() throws IOException {
        client("""
                try { return http.getForObject("http://rates/eur", String.class); }
                catch (RestClientException e) { throw new RuntimeException(e); }
                """);
        is("outbound", 0, 1, 0);
    }

    private void orders(String ddl, String method) throws IOException {
        target.file("src/main/resources/db/migration/V1__orders.sql", ddl).java("Orders", WEB + """
                        import org.springframework.jdbc.core.JdbcTemplate;
                        @RestController class Orders {
                          private final JdbcTemplate jdbc;
                          Orders(JdbcTemplate jdbc) { this.jdbc = jdbc; }
                          @GetMapping("/orders") List<Map<String, Object>> list() { return jdbc.queryForList("select number from orders"); }
                          %s
                        }
                        """.formatted(method));
    }

    private static final String TABLE = "create table orders (id bigint primary key, number varchar(20), stock int);\n";

    @Test
    void an_insert_that_nothing_keeps_out_a_second_time_doubles() throws IOException {
        orders(TABLE, """
                @PostMapping("/orders") void create(String number) { jdbc.update("insert into orders (number) values (?)", number); }
                """);
        is("idempotent", 0, 1, 0);
    }

    @Test
    void an_insert_under_a_unique_key_of_the_callers_is_keyed() throws IOException {
        orders(TABLE + "create unique index ux on orders (number);\n", """
                @PostMapping("/orders") void create(String number) { jdbc.update("insert into orders (number) values (?)", number); }
                """);
        is("idempotent", 1, 1, 0);
    }

    @Test
    void a_unique_key_that_is_made_anew_each_time_keeps_nothing_out() throws IOException {
        orders(TABLE + "create unique index ux on orders (number);\n", """
                @PostMapping("/orders") void create() {
                  jdbc.update("insert into orders (number) values (?)", UUID.randomUUID().toString());
                }
                """);
        is("idempotent", 0, 1, 0);
    }

    @Test
    void setting_a_value_is_idempotent_and_adding_to_it_is_not() throws IOException {
        orders(TABLE, """
                @PutMapping("/orders/{id}") void set(@PathVariable long id, int stock) { jdbc.update("update orders set stock = ? where id = ?", stock, id); }
                @PostMapping("/orders/{id}/take") void take(@PathVariable long id) { jdbc.update("update orders set stock = stock - 1 where id = ?", id); }
                @DeleteMapping("/orders/{id}") void drop(@PathVariable long id) { jdbc.update("delete from orders where id = ?", id); }
                """);
        is("idempotent", 2, 3, 0);
    }

    @Test
    void a_request_that_brings_its_own_key_is_keyed_when_the_key_is_used() throws IOException {
        orders(TABLE, """
                @PostMapping("/orders") void create(@RequestHeader("Idempotency-Key") String key, String number) {
                  if (jdbc.queryForList("select id from orders where number = ?", key).isEmpty()) {
                    jdbc.update("insert into orders (number) values (?)", number);
                  }
                }
                @PostMapping("/more") void more(@RequestHeader("Idempotency-Key") String key, String number) {
                  jdbc.update("insert into orders (number) values (?)", number);
                }
                """);
        is("idempotent", 1, 2, 0);
    }

    @Test
    void a_change_that_asks_for_what_it_changes_finds_nothing_the_second_time() throws IOException {
        orders(TABLE.replace("stock int", "stock int, state varchar(9), version int"), """
                @PutMapping("/orders/{id}") void change(@PathVariable long id, int version, String number) {
                  jdbc.update("update orders set number = ?, version = version + 1 where id = ? and version = ?", number, id, version);
                }
                @PostMapping("/orders/{id}/ship") void ship(@PathVariable long id) {
                  jdbc.update("update orders set state = 'SENT', version = version + 1 where id = ? and state in ('PAID', 'NEW')", id);
                }
                @PostMapping("/orders/{id}/touch") void touch(@PathVariable long id) {
                  jdbc.update("update orders set state = 'PAID', version = version + 1 where id = ? and state in ('PAID', 'NEW')", id);
                }
                """);
        is("idempotent", 2, 3, 0);
    }

    @Test
    void a_condition_that_is_put_together_elsewhere_only_leaves_open_which_rows_are_changed() throws IOException {
        target.java("Mine", "interface Mine { String condition(); }");
        orders(TABLE, """
                Mine mine;
                @PutMapping("/orders/{id}") void set(@PathVariable long id, int stock) {
                  jdbc.update("update orders set stock = ? where id = ? and " + mine.condition(), stock, id);
                }
                @DeleteMapping("/orders/{id}") void drop(@PathVariable long id) {
                  jdbc.update("delete from orders where id = ? and " + mine.condition(), id);
                }
                @PostMapping("/orders/{id}/take") void take(@PathVariable long id) {
                  jdbc.update("update orders set stock = stock - 1 where id = ? and " + mine.condition(), id);
                }
                """);
        is("idempotent", 2, 3, 0);
    }

    @Test
    void a_handler_that_guard_makes_idempotent_is_keyed_though_its_code_never_sees_the_key() throws IOException {
        orders(TABLE, """
                @dev.lintel.guard.Idempotent @PostMapping("/orders") void create(String number) {
                  jdbc.update("insert into orders (number) values (?)", number);
                }
                @PostMapping("/more") void more(String number) {
                  jdbc.update("insert into orders (number) values (?)", number);
                }
                """);
        is("idempotent", 1, 2, 0);
    }

    @Test
    void a_statement_that_callers_write_part_of_is_not_safe_and_one_with_bound_values_is() throws IOException {
        target.java("Orders", WEB + """
                @RestController class Orders {
                  org.springframework.jdbc.core.JdbcTemplate jdbc;
                  @GetMapping("/bound") Object bound(@RequestParam String note) {
                    return jdbc.queryForList("select * from orders where note = ?", note);
                  }
                  @GetMapping("/pasted") Object pasted(@RequestParam String note) {
                    return jdbc.queryForList("select * from orders where note = '" + note + "'");
                  }
                }
                """);
        is("injection", 1, 2, 0);
    }
}
