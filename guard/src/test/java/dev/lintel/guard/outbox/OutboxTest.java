package dev.lintel.guard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.real.Postgres;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxTest {
    private final DataSource database = Postgres.with(Outbox.class, "outbox.sql");
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final TransactionTemplate transactions =
            new TransactionTemplate(new DataSourceTransactionManager(database));
    private final Outbox outbox = new Outbox(jdbc, () -> {});
    private final List<OutboxRelay> relays = new ArrayList<>();

    @AfterEach
    void close() {
        relays.forEach(OutboxRelay::close);
    }

    @Test
    void an_event_is_there_if_its_transaction_committed_and_only_then() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        OutboxRelay relay = relay(event -> sent.add(event.payload()), 5, 1_000);
        transactions.executeWithoutResult(status -> {
            outbox.add("order", "7", "undone");
            status.setRollbackOnly();
        });
        add("7", "paid");
        assertThat(relay.round()).isEqualTo(1);
        assertThat(relay.round()).isZero();
        assertThat(sent).containsExactly("paid");
        assertThatThrownBy(() -> outbox.add("order", "7", "alone"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("outside a transaction");
    }

    @Test
    void many_writers_and_three_relays_keep_the_order_of_each_key() throws Exception {
        jdbc.execute("create table counter (key text primary key, n int not null)");
        Map<String, List<Integer>> sent = new ConcurrentHashMap<>();
        for (int i = 0; i < 3; i++) {
            relay(
                            event -> {
                                Thread.sleep(ThreadLocalRandom.current().nextInt(3));
                                sent.computeIfAbsent(event.key(), each -> new CopyOnWriteArrayList<>())
                                        .add(Integer.parseInt(event.payload()));
                            },
                            5,
                            30_000)
                    .start();
        }
        List<Thread> writers = IntStream.range(0, 6)
                .mapToObj(i -> new Thread(() -> {
                    for (int n = 0; n < 40; n++) {
                        count("key " + ThreadLocalRandom.current().nextInt(4));
                    }
                }))
                .toList();
        writers.forEach(Thread::start);
        for (Thread each : writers) {
            each.join();
        }
        await(() -> outbox.waiting().events() == 0);
        assertThat(sent.values().stream().mapToInt(List::size).sum()).isEqualTo(240);
        sent.values()
                .forEach(each -> assertThat(each)
                        .isEqualTo(IntStream.rangeClosed(1, each.size()).boxed().toList()));
    }

    @Test
    void an_event_that_fails_holds_back_its_key_alone_and_is_put_aside_in_the_end() throws Exception {
        List<String> sent = new CopyOnWriteArrayList<>();
        OutboxRelay relay = relay(
                event -> {
                    if (event.payload().equals("poison")) {
                        throw new IOException("no such topic");
                    }
                    sent.add(event.payload());
                },
                3,
                1_000);
        add("a", "poison");
        add("a", "after");
        add("b", "other");
        relay.round();
        assertThat(sent).containsExactly("other");
        for (int i = 0; i < 200 && !sent.contains("after"); i++) {
            relay.round();
            Thread.sleep(5);
        }
        assertThat(sent).containsExactly("other", "after");
        assertThat(outbox.waiting().dead()).isEqualTo(1);
        Outbox.DeadEvent dead = outbox.dead(10).get(0);
        assertThat(dead.event().attempts()).isEqualTo(3);
        assertThat(dead.error()).contains("no such topic");
        assertThat(outbox.revive(dead.event().id())).isTrue();
        assertThat(outbox.revive(dead.event().id())).isFalse();
        assertThat(outbox.waiting().events()).isEqualTo(1);
    }

    @Test
    void what_a_node_that_hangs_had_claimed_another_delivers_after_the_lease() throws Exception {
        CountDownLatch never = new CountDownLatch(1);
        CountDownLatch hanging = new CountDownLatch(1);
        OutboxRelay hangs = relay(
                event -> {
                    hanging.countDown();
                    never.await();
                },
                5,
                400);
        add("a", "first");
        add("a", "second");
        hangs.start();
        hanging.await();
        List<String> sent = new CopyOnWriteArrayList<>();
        OutboxRelay other = relay(event -> sent.add(event.payload()), 5, 400);
        assertThat(other.round()).isZero();
        other.start();
        await(() -> sent.size() == 2);
        assertThat(sent).containsExactly("first", "second");
    }

    private void count(String key) {
        transactions.executeWithoutResult(status -> {
            Integer n = jdbc.queryForObject(
                    "insert into counter values (?, 1) on conflict (key) do update set n = counter.n + 1 returning n",
                    Integer.class,
                    key);
            outbox.add("counted", key, String.valueOf(n));
        });
    }

    private void add(String key, String payload) {
        transactions.executeWithoutResult(status -> outbox.add("order", key, payload));
    }

    private OutboxRelay relay(EventSender sender, int attempts, int leaseMillis) {
        OutboxRelay relay = new OutboxRelay(
                jdbc,
                sender,
                OutboxEvents.NONE,
                new OutboxRelay.RelaySettings(
                        Duration.ofMillis(leaseMillis), attempts, Duration.ofMillis(2), Duration.ofMillis(20), 20));
        relays.add(relay);
        return relay;
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(10);
        }
    }
}
