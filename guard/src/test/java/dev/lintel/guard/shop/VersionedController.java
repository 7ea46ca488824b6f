package dev.lintel.guard.shop;

import dev.lintel.guard.CacheFor;
import dev.lintel.guard.ContentTag;
import dev.lintel.guard.Owned;
import dev.lintel.guard.PublicEndpoint;
import dev.lintel.guard.Selectable;
import dev.lintel.guard.Versioned;
import dev.lintel.guard.answer.Ndjson;
import dev.lintel.guard.precondition.ExpectedVersion;
import java.security.Principal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;

@RestController
@ConditionalOnProperty("lintel.guard.resources.order.version")
public class VersionedController {
    /// How often the work of reading an order was done.
    public static final AtomicInteger READS = new AtomicInteger();

    private static final String READ = "select id, customer, note, amount, version from orders where id = ?";

    private final JdbcClient jdbc;
    private final Ndjson ndjson;

    VersionedController(JdbcClient jdbc, Ndjson ndjson) {
        this.jdbc = jdbc;
        this.ndjson = ndjson;
    }

    record Line(String sku, int quantity) {}

    record Page(List<Full> content, int total) {}

    record Full(long id, String note, List<Line> lines, String secret) {}

    @Versioned("order")
    @GetMapping("/v/orders/{id}")
    ResponseEntity<OrderController.Order> read(@Owned("order") @PathVariable long id) {
        READS.incrementAndGet();
        return ResponseEntity.of(
                jdbc.sql(READ).param(id).query(OrderController.Order.class).optional());
    }

    @Versioned("order")
    @PutMapping("/v/orders/{id}")
    void write(@Owned("order") @PathVariable long id, @RequestBody String note, ExpectedVersion expected)
            throws InterruptedException {
        Thread.sleep(note.startsWith("slow") ? 300 : 0);
        expected.changed(jdbc.sql("update orders set note = ?, version = version + 1 where id = ? and version = ?")
                .params(note, id, expected.number())
                .update());
    }

    /// Anybody's orders, in one form for each caller.
    @Versioned("order")
    @GetMapping("/v/views/{id}")
    String view(@PathVariable long id, Principal who) {
        return who.getName() + " looks at " + id;
    }

    @CacheFor("60s")
    @GetMapping("/v/cached/{how}")
    ResponseEntity<String> cached(@PathVariable String how) {
        return how.equals("missing") ? ResponseEntity.status(404).body("nothing") : ResponseEntity.ok("kept");
    }

    @PublicEndpoint("the catalogue")
    @CacheFor(value = "1h", shared = true)
    @GetMapping("/open/v/catalogue")
    String catalogue() {
        return "catalogue";
    }

    @ContentTag
    @GetMapping("/v/tagged/{how}")
    ResponseEntity<?> tagged(@PathVariable String how, Principal who) {
        READS.incrementAndGet();
        return switch (how) {
            case "long" -> ResponseEntity.ok("x".repeat(100_000));
            case "missing" -> ResponseEntity.status(404).body("nothing");
            case "mine" -> ResponseEntity.ok("for " + who.getName());
            default -> ResponseEntity.ok(List.of(new Line(how, 1), new Line("ü", 2)));
        };
    }

    @Selectable({"id", "lines.sku", "note"})
    @GetMapping("/v/full/{id}")
    Full full(@PathVariable long id) {
        READS.incrementAndGet();
        return new Full(id, "a note", List.of(new Line("a", 1), new Line("b", 2)), "for staff");
    }

    @Selectable(
            value = {"id", "note"},
            within = "content")
    @GetMapping("/v/full")
    Page page() {
        return new Page(List.of(full(1), full(2)), 2);
    }

    record Row(long id, String text) {}

    @GetMapping("/v/export")
    ResponseEntity<StreamingResponseBody> export(@RequestParam long rows, @RequestParam(defaultValue = "0") long bad) {
        JdbcClient.StatementSpec statement = ndjson.client()
                .sql("select id, repeat('x', 100 + (0 * (1 / (id - ?)))::int) as text from generate_series(1, ?) id")
                .params(bad, rows);
        return ndjson.of(() -> statement.query(Row.class).stream());
    }

    @PostMapping("/v/echo")
    String echo(@RequestBody String body) {
        return String.valueOf(body.length());
    }
}
