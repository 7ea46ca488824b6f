package dev.lintel.guard.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.lintel.guard.audit.AuditLog;
import dev.lintel.guard.shop.OrderTables;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.Shop;
import dev.lintel.guard.shop.ShopTables;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;

/// What is sent to hurt guard itself. Others stand where the thing that they attack is tested: forged addresses with
/// the client's address, floods of keys with the store, other callers' idempotency keys with those, other callers'
/// entity tags with preconditions.
class HostileRequestsTest {
    private static final String ANN = Running.basic("ann", "secret");

    private static Running shop;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        String url = OrderTables.url();
        jdbc = ShopTables.jdbc(url);
        shop = Running.with(OrderTables.with(
                url,
                "lintel.guard.access.rules.staff=true",
                "lintel.guard.access.rules.refund=true",
                "lintel.guard.create-tables=true",
                "lintel.guard.problems.enabled=true",
                "lintel.guard.headers.enabled=true",
                "lintel.guard.bounds.body=8KB",
                "lintel.guard.client.trusted-proxies=127.0.0.0/8",
                "lintel.guard.limits.per-user=1000/s burst 1000",
                "lintel.guard.api-keys.prefix=shop",
                "lintel.guard.audit.enabled=true",
                "lintel.guard.audit.on-failure=continue",
                "provider=http://127.0.0.1:1"));
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "X-Forwarded-For",
                "Forwarded",
                "If-None-Match",
                "If-Match",
                "X-API-Key",
                "traceparent",
                "Idempotency-Key",
                "Origin",
                "User-Agent",
                "Accept-Language"
            })
    void a_field_as_long_as_the_container_lets_through_is_no_failure_of_ours(String field) {
        for (String piece : List.of(",", "1.1.1.1,", "\"", "for=\"[", "W/\"", "(", "a;b=c,")) {
            String bomb = piece.repeat(6_000 / piece.length());
            assertThat(shop.get("/v/orders/1", "Authorization", ANN, field, bomb)
                            .statusCode())
                    .as(field + " " + piece)
                    .isLessThan(500);
            assertThat(shop.send("POST", "/vouchers", "{}", "Authorization", ANN, field, bomb)
                            .statusCode())
                    .as(field + " " + piece)
                    .isLessThan(500);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {200, 5_000})
    void more_fields_than_anybody_needs_are_refused_by_the_container(int fields) throws IOException {
        StringBuilder request = new StringBuilder("GET /open/products HTTP/1.1\r\nHost: x\r\n");
        for (int i = 0; i < fields; i++) {
            request.append("X-Forwarded-For: 9.9.9.").append(i % 250).append("\r\n");
        }
        assertThat(raw(request + "\r\n")).startsWith("HTTP/1.1 4");
        assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
    }

    @Test
    void nobody_writes_lines_into_the_log() {
        Logger log = (Logger) LoggerFactory.getLogger("dev.lintel.guard");
        ListAppender<ILoggingEvent> seen = new ListAppender<>();
        seen.start();
        log.addAppender(seen);
        Level before = log.getLevel();
        log.setLevel(Level.DEBUG);
        try {
            String forged = "1\n2026-01-01 ERROR all is lost\u001b[2J\u0085\u2028\u202e";
            jdbc.execute("alter table lintel_guard_audit add constraint full_disk check (false) not valid");
            shop.bean(AuditLog.class).write("order.change", "order", forged, null, null);
            shop.get("/open/fails/internal%0a%1b", "User-Agent", "x\u0085y");
            // what Spring Security's firewall lets through
            shop.send("POST", "/open/fails/%c2%85%e2%80%ae", "");
            shop.get("/open/fails/internal?x=%0aERROR", "X-Forwarded-For", "1.1.1.1\t2");
            shop.get("/open/fails/stock", "Authorization", ANN);
        } finally {
            log.setLevel(before);
            log.detachAppender(seen);
            jdbc.execute("alter table lintel_guard_audit drop constraint full_disk");
        }
        assertThat(seen.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .anyMatch(each -> each.contains("all is lost"));
        assertThat(seen.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .allSatisfy(each ->
                        assertThat(each).doesNotContainPattern("[\\x00-\\x1f\\x7f-\\x9f\u2028\u2029\u202a-\u202e]"));
    }

    @Test
    void an_account_that_does_not_exist_costs_the_hash_that_one_that_does_costs() {
        int known = hashes("ann");
        assertThat(known).isEqualTo(1);
        assertThat(hashes("nobody at all")).isEqualTo(known);
    }

    private static int hashes(String user) {
        int before = Shop.HASHES.get();
        assertThat(shop.get("/products", "Authorization", Running.basic(user, "wrong"))
                        .statusCode())
                .isEqualTo(401);
        return Shop.HASHES.get() - before;
    }

    private static String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", shop.port())) {
            socket.setSoTimeout(10_000);
            OutputStream out = socket.getOutputStream();
            try {
                out.write(request.getBytes(StandardCharsets.US_ASCII));
                out.flush();
            } catch (IOException closed) {
                // the container had seen enough; what it said is still to be read
                assertThat(closed).isNotNull();
            }
            InputStream in = socket.getInputStream();
            byte[] answer = in.readNBytes(12);
            return new String(answer, StandardCharsets.US_ASCII);
        }
    }
}
