package dev.lintel.guard.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;

/// A service whose pool is small and commits nothing by itself.
class ConnectionsTest {
    private static Running shop;
    private static JdbcTemplate jdbc;

    @BeforeAll
    static void start() {
        String url = ShopTables.url();
        shop = Running.with(
                "spring.datasource.url=" + url,
                "spring.datasource.hikari.maximum-pool-size=4",
                "spring.datasource.hikari.auto-commit=false",
                "provider=http://localhost:1",
                "lintel.guard.create-tables=true",
                "lintel.guard.limits.store=postgresql",
                "lintel.guard.limits.budget=2s",
                "lintel.guard.limits.per-user=5/day");
        jdbc = ShopTables.jdbc(url);
    }

    @AfterAll
    static void stop() {
        shop.close();
    }

    @Test
    void a_handler_that_has_not_asked_the_database_yet_holds_no_connection() throws Exception {
        CompletableFuture<HttpResponse<String>> running = CompletableFuture.supplyAsync(() -> post("bob", "later", 20));
        HikariDataSource pool = shop.bean(DataSource.class).unwrap(HikariDataSource.class);
        for (int i = 0; claims() == 0; i++) {
            assertThat(i).isLessThan(500);
            Thread.sleep(10);
        }
        Thread.sleep(300);
        assertThat(running).isNotDone();
        assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
        assertThat(running.join().statusCode()).isEqualTo(201);
        assertThat(rows("later")).isEqualTo(1);
    }

    @Test
    void claims_answers_and_counts_last_although_the_pool_commits_nothing_by_itself() {
        HttpResponse<String> first = post("ann", "kept", 0);
        HttpResponse<String> again = post("ann", "kept", 0);
        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("idempotency-replayed")).contains("true");
        assertThat(rows("kept")).isEqualTo(1);
        for (int i = 0; i < 3; i++) {
            post("ann", "kept", 0);
        }
        assertThat(post("ann", "kept", 0).statusCode()).isEqualTo(429);
    }

    private static long claims() {
        Long count = jdbc.queryForObject("select count(*) from lintel_guard_idempotency", Long.class);
        return count == null ? 0 : count;
    }

    private static int rows(String note) {
        Integer count = jdbc.queryForObject("select count(*) from payment where note = ?", Integer.class, note);
        return count == null ? 0 : count;
    }

    private HttpResponse<String> post(String user, String note, int tenths) {
        return shop.send(
                "POST",
                "/thoughtful",
                "{\"amount\": " + tenths + ", \"note\": \"" + note + "\"}",
                "Content-Type",
                "application/json",
                "Authorization",
                Running.basic(user, "secret"),
                "Idempotency-Key",
                UUID.nameUUIDFromBytes(note.getBytes(StandardCharsets.UTF_8)).toString());
    }
}
