package dev.lintel.guard.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.shop.OrderTables;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;

class AuditOverHttpTest {
    private static final String[] ANN = {
        "Authorization", Running.basic("ann", "secret"), "User-Agent", "till/7", "Content-Type", "text/plain"
    };

    private final String url = OrderTables.url();
    private final JdbcTemplate jdbc = ShopTables.jdbc(url);
    private Running shop;

    @BeforeEach
    void start() {
        shop = shop("refuse");
    }

    private Running shop(String onFailure) {
        return shop(onFailure, "lintel.guard.access.rules.staff=true");
    }

    private Running shop(String onFailure, String... more) {
        Stream<String> settings = Stream.of(
                "lintel.guard.access.rules.refund=true",
                "lintel.guard.create-tables=true",
                "lintel.guard.problems.enabled=true",
                "lintel.guard.audit.enabled=true",
                "lintel.guard.audit.on-failure=" + onFailure,
                "lintel.guard.audit.key=a key of the service",
                "lintel.guard.audit.fields.order=amount,note",
                "lintel.guard.audit.masked=note");
        return Running.with(
                OrderTables.with(url, Stream.concat(settings, Stream.of(more)).toArray(String[]::new)));
    }

    @AfterEach
    void stop() {
        shop.close();
    }

    @Test
    void an_entry_says_who_did_what_from_where_and_what_changed_and_keeps_secrets_masked() {
        assertThat(shop.send("POST", "/audited/1", "my card is 4111 1111 1111 1111", ANN)
                        .statusCode())
                .isEqualTo(200);
        Map<String, @Nullable Object> entry = jdbc.queryForMap("select * from lintel_guard_audit");
        assertThat(entry)
                .containsEntry("actor", "ann")
                .containsEntry("address", "127.0.0.1")
                .containsEntry("agent", "till/7")
                .containsEntry("action", "order.change")
                .containsEntry("object_id", "1")
                .containsEntry("outcome", "DONE")
                .containsEntry("before", "{\"amount\":\"100\",\"note\":\"***\"}")
                .containsEntry("after", "{\"amount\":\"101\",\"note\":\"*** changed\"}");
        assertThat(String.valueOf(entry.get("trace"))).matches("[0-9a-f]{32}");
        assertThat(entry.toString()).doesNotContain("4111").doesNotContain("customer");
    }

    @Test
    void what_is_undone_leaves_no_entry_and_what_was_tried_leaves_one() throws Exception {
        assertThat(shop.send("POST", "/audited/1", "undo", ANN).statusCode()).isEqualTo(500);
        assertThat(count("lintel_guard_audit")).isZero();
        assertThat(shop.send("DELETE", "/audited/1", "", ANN).statusCode()).isEqualTo(200);
        assertThat(shop.send("DELETE", "/audited/99", "", ANN).statusCode()).isEqualTo(500);
        for (int i = 0; i < 100 && count("lintel_guard_audit") < 2; i++) {
            Thread.sleep(100);
        }
        assertThat(jdbc.queryForList(
                        "select object_id || ' ' || outcome from lintel_guard_audit order by id", String.class))
                .containsExactly("1 DONE", "99 FAILED");
    }

    @Test
    void the_chain_is_whole_under_parallel_writers_and_shows_every_change() throws Exception {
        List<CompletableFuture<Integer>> all = IntStream.range(0, 40)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> shop.send("POST", "/audited/" + (1 + i % 2), "note " + i, ANN)
                                .statusCode()))
                .toList();
        assertThat(all.stream().map(CompletableFuture::join)).containsOnly(200);
        AuditChain chain = shop.bean(AuditChain.class);
        sealAll(chain);
        AuditChain.Verification whole = chain.verify(Optional.empty());
        assertThat(whole.broken()).isEmpty();
        assertThat(whole.entries()).isEqualTo(40);
        assertThat(whole.unsealed()).isZero();

        Optional<AuditChain.Anchor> anchor = Optional.of(whole.head());
        assertThat(chain.verify(anchor).broken()).isEmpty();
        Stream.of(
                        "update lintel_guard_audit set actor = 'bob' where id = 7",
                        "delete from lintel_guard_audit where id = 7",
                        "delete from lintel_guard_audit_seal where no = 7",
                        "truncate lintel_guard_audit")
                .forEach(each -> assertThatThrownBy(() -> jdbc.execute(each)).isInstanceOf(DataAccessException.class));
        assertThat(brokenAfter(chain, anchor, "update lintel_guard_audit set actor = 'bob' where id = 7"))
                .contains("Entry 7 or its seal was changed.");
        assertThat(brokenAfter(chain, anchor, "delete from lintel_guard_audit where id = 7"))
                .contains("Entry 7 is missing.");
        assertThat(brokenAfter(chain, anchor, "delete from lintel_guard_audit_seal where no = 7"))
                .contains("Seals 7 to 7 are missing.");
        // each seal alone would still fit its entry; only the one before it shows that one is gone
        assertThat(brokenAfter(
                        chain,
                        Optional.empty(),
                        "delete from lintel_guard_audit where id = 7; delete from lintel_guard_audit_seal where no = 7;"
                                + " update lintel_guard_audit_seal set no = 1 - no where no > 7;"
                                + " update lintel_guard_audit_seal set no = -no where no < 0"))
                .contains("Entry 8 or its seal was changed.");
        String tail =
                "delete from lintel_guard_audit where id > 30; delete from lintel_guard_audit_seal where entry > 30";
        assertThat(brokenAfter(chain, Optional.empty(), tail)).isEmpty();
        assertThat(brokenAfter(chain, anchor, tail)).contains("The chain ends before the anchor: its end was removed.");
    }

    @Test
    void who_computes_the_chain_anew_without_the_key_is_seen() {
        shop.send("POST", "/audited/1", "one", ANN);
        shop.send("POST", "/audited/1", "two", ANN);
        AuditChain chain = shop.bean(AuditChain.class);
        sealAll(chain);
        unprotected("delete from lintel_guard_audit_seal; update lintel_guard_audit set actor = 'bob' where id = 2");
        AuditChain forger = new AuditChain(
                jdbc, new JdbcTransactionManager(Objects.requireNonNull(jdbc.getDataSource())), new byte[0]);
        forger.seal(true);
        assertThat(forger.verify(Optional.empty()).broken()).isEmpty();
        assertThat(chain.verify(Optional.empty()).broken()).contains("Entry 1 or its seal was changed.");
    }

    @Test
    void entries_of_their_age_go_and_the_chain_goes_on_from_there() throws Exception {
        shop.send("POST", "/audited/1", "old", ANN);
        shop.send("POST", "/audited/1", "old too", ANN);
        AuditChain chain = shop.bean(AuditChain.class);
        sealAll(chain);
        Thread.sleep(2_100);
        shop.send("POST", "/audited/1", "young", ANN);
        sealAll(chain);
        assertThat(chain.forget(Duration.ofSeconds(2))).isEqualTo(2);
        assertThat(chain.forget(Duration.ofSeconds(2_000))).isZero();
        assertThat(count("lintel_guard_audit")).isEqualTo(1);
        assertThat(chain.verify(Optional.empty()).broken()).isEmpty();
        assertThat(chain.verify(Optional.empty()).head().no()).isEqualTo(3);
    }

    @Test
    void who_sends_a_character_that_the_database_cannot_hold_is_logged_all_the_same() throws Exception {
        AuditLog log = shop.bean(AuditLog.class);
        log.write("order.change", "order", "1\0 or 2", null, null);
        log.tried("order.delete", "order", "3\0", Outcome.DENIED);
        for (int i = 0; i < 100 && count("lintel_guard_audit") < 2; i++) {
            Thread.sleep(100);
        }
        assertThat(jdbc.queryForList("select object_id from lintel_guard_audit order by id", String.class))
                .containsExactly("1\\0 or 2", "3\\0");
    }

    @Test
    void a_log_that_cannot_be_written_refuses_the_act_and_undoes_it() {
        full();
        assertThat(shop.send("POST", "/audited/1", "changed", ANN).statusCode()).isEqualTo(503);
        assertThat(shop.send("POST", "/audited/1", "changed", ANN).body())
                .contains("urn:problem:audit-unavailable")
                .doesNotContain("disk");
        assertThat(note()).isEqualTo("first");
    }

    @Test
    void or_goes_on_if_the_service_says_so_and_tells_how_many_entries_it_lacks() {
        shop.close();
        shop = shop("continue");
        full();
        assertThat(shop.send("POST", "/audited/1", "changed", ANN).statusCode()).isEqualTo(200);
        assertThat(note()).isEqualTo("changed");
        assertThat(shop.bean(AuditLog.class).lost()).isEqualTo(1);
        assertThat(count("lintel_guard_audit")).isZero();
    }

    /// What PostgreSQL says when its disk is full, on every insert into the log.
    private void full() {
        jdbc.execute(
                "create function disk_full() returns trigger language plpgsql as $$ begin"
                        + " raise exception 'could not extend file: No space left on disk' using errcode = 'disk_full'; end $$;"
                        + " create trigger disk_full before insert on lintel_guard_audit for each row execute function disk_full()");
    }

    /// What the tables' owner can do.
    private void unprotected(String change) {
        jdbc.execute("begin; set local session_replication_role = replica; " + change + "; commit");
    }

    private Optional<String> brokenAfter(AuditChain chain, Optional<AuditChain.Anchor> anchor, String change) {
        jdbc.execute("create table kept as select * from lintel_guard_audit;"
                + " create table kept_seal as select * from lintel_guard_audit_seal");
        unprotected(change);
        Optional<String> broken = chain.verify(anchor).broken();
        unprotected(
                "delete from lintel_guard_audit; delete from lintel_guard_audit_seal;"
                        + " insert into lintel_guard_audit overriding system value select * from kept;"
                        + " insert into lintel_guard_audit_seal select * from kept_seal; drop table kept; drop table kept_seal");
        return broken;
    }

    /// The service's own sealing may be at it as well.
    private static void sealAll(AuditChain chain) {
        int sealed = chain.seal(true);
        while (sealed > 0) {
            sealed = chain.seal(true);
        }
    }

    private String note() {
        return String.valueOf(jdbc.queryForObject("select note from orders where id = 1", String.class));
    }

    private int count(String table) {
        Integer count = jdbc.queryForObject("select count(*) from " + table, Integer.class);
        return count == null ? 0 : count;
    }

    @Test
    void refused_requests_are_logged_with_who_asked_also_where_spring_security_or_a_limit_refuses() throws Exception {
        shop.close();
        shop = shop("refuse", "lintel.guard.access.rules.staff=false", "lintel.guard.limits.per-user=3/h burst 3");
        shop.get("/staff/orders");
        shop.get("/staff/orders", "Authorization", Running.basic("ann", "wrong"));
        shop.get("/staff/orders", ANN);
        shop.get("/staff/orders", "Authorization", Running.basic("bob", "secret"));
        for (int i = 0; i < 3; i++) {
            shop.get("/staff/orders", ANN);
        }
        assertThat(refusals(7))
                .contains(
                        "anonymous request.refused.401 GET /staff/orders DENIED",
                        "ann request.refused.403 GET /staff/orders DENIED",
                        "bob request.refused.403 GET /staff/orders DENIED",
                        "ann request.refused.429 GET /staff/orders DENIED");
    }

    @Test
    void of_one_source_only_some_refusals_are_logged_and_the_next_entry_counts_the_others() throws Exception {
        shop.close();
        shop = shop("refuse", "lintel.guard.access.rules.staff=true", "lintel.guard.audit.refusals=60/min burst 3");
        for (int i = 0; i < 30; i++) {
            shop.get("/staff/orders");
        }
        Thread.sleep(1_500);
        shop.get("/staff/orders");
        assertThat(refusals(4)).hasSizeBetween(4, 8);
        assertThat(texts("select after from lintel_guard_audit order by id"))
                .anyMatch(each -> each.startsWith("{\"left out\":"));
    }

    private List<String> refusals(int atLeast) throws InterruptedException {
        for (int i = 0; i < 100; i++) {
            List<String> found = texts("select actor || ' ' || action || ' ' || object_id || ' ' || outcome"
                    + " from lintel_guard_audit where object = 'endpoint' order by id");
            if (found.size() >= atLeast) {
                return found;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not logged");
    }

    private List<String> texts(String query) {
        return jdbc.queryForList(query, String.class).stream()
                .map(String::valueOf)
                .toList();
    }
}
