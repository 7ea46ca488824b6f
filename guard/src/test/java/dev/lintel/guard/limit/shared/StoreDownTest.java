package dev.lintel.guard.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.CountedBy;
import dev.lintel.guard.limit.Ticks;
import dev.lintel.guard.limit.memory.MemoryStore;
import dev.lintel.guard.limit.redis.RedisStore;
import dev.lintel.guard.real.Redis;
import dev.lintel.guard.real.SlowProxy;
import dev.lintel.limits.LimitText;
import dev.lintel.limits.policy.StoreDown;
import io.lettuce.core.RedisURI;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A store that dies or freezes under load.
class StoreDownTest {
    private static final List<Ask> PLENTY = List.of(new Ask("plenty", List.of(LimitText.read("100000/s")), 1));

    @Test
    void a_frozen_store_costs_little_until_the_breaker_opens_and_next_to_nothing_after() throws Exception {
        try (Redis redis = new Redis();
                ResilientCounter counter = counter(redis, 1)) {
            for (int i = 0; i < 2_000; i++) {
                counter.take(PLENTY, StoreDown.LOCAL);
            }
            long pid = redis.pid();
            awaitUp(counter); // a machine under load may have made it look dead just before
            signal("STOP", pid);
            while (!Files.readString(Path.of("/proc/" + pid + "/stat")).contains(") T ")) {
                Thread.sleep(1);
            }
            try {
                long[] nanos = new long[2_000];
                for (int i = 0; i < nanos.length; i++) {
                    long start = System.nanoTime();
                    assertThat(counter.take(PLENTY, StoreDown.LOCAL).by()).isEqualTo(CountedBy.SHARE);
                    nanos[i] = System.nanoTime() - start;
                }
                assertThat(counter.isUp()).isFalse();
                assertThat(Arrays.stream(nanos).limit(3).max().orElseThrow()).isBetween(3_000_000L, 1_000_000_000L);
                assertThat(Arrays.stream(nanos)
                                .skip(3)
                                .sorted()
                                .skip(990)
                                .findFirst()
                                .orElseThrow())
                        .isLessThan(100_000);
                assertThat(counter.take(PLENTY, StoreDown.OPEN).by()).isEqualTo(CountedBy.OPEN);
                assertThat(counter.take(PLENTY, StoreDown.CLOSED).by()).isEqualTo(CountedBy.CLOSED);
            } finally {
                // a frozen server cannot be ended, and the test would never be
                signal("CONT", pid);
            }
            awaitUp(counter);
        }
    }

    @Test
    void when_the_store_dies_two_nodes_give_their_shares_and_no_fresh_start() throws Exception {
        List<Ask> asks = List.of(new Ask("shared", List.of(LimitText.read("100/day burst 100")), 1));
        long admitted = 0;
        Redis redis = new Redis();
        try (ResilientCounter one = counter(redis, 2);
                ResilientCounter other = counter(redis, 2)) {
            for (int i = 0; i < 80; i++) {
                admitted += admits(i % 2 == 0 ? one : other, asks);
            }
            redis.close();
            for (int i = 0; i < 400; i++) {
                admitted += admits(i % 2 == 0 ? one : other, asks);
            }
        }
        assertThat(admitted).isBetween(95L, 105L);
    }

    @Test
    void when_the_store_is_back_it_does_not_give_again_what_the_shares_gave() throws Exception {
        List<Ask> asks = List.of(new Ask("shared", List.of(LimitText.read("100/day burst 100")), 1));
        long admitted = 0;
        try (Redis redis = new Redis();
                ResilientCounter one = counter(redis, 2);
                ResilientCounter other = counter(redis, 2)) {
            for (int i = 0; i < 60; i++) {
                admitted += admits(i % 2 == 0 ? one : other, asks);
            }
            long pid = redis.pid();
            signal("STOP", pid);
            try {
                for (int i = 0; i < 200; i++) {
                    admitted += admits(i % 2 == 0 ? one : other, asks);
                }
                assertThat(one.isUp() || other.isUp()).isFalse();
            } finally {
                signal("CONT", pid);
            }
            awaitUp(one);
            awaitUp(other);
            for (int i = 0; i < 200; i++) {
                admitted += admits(i % 2 == 0 ? one : other, asks);
            }
        }
        assertThat(admitted).isBetween(95L, 105L);
    }

    @Test
    void a_store_that_answers_too_late_is_left_alone_until_it_answers_in_time() throws Exception {
        try (Redis redis = new Redis();
                SlowProxy wire = new SlowProxy(redis.port());
                ResilientCounter counter = counter("redis://127.0.0.1:" + wire.port(), 1)) {
            wire.slow(50);
            for (int i = 0; i < 50 && counter.isUp(); i++) {
                counter.take(PLENTY, StoreDown.LOCAL);
            }
            assertThat(counter.isUp()).isFalse();
            int used = 0;
            for (int i = 0; i < 350; i++) { // several looks of the counter's own
                used += counter.isUp() ? 1 : 0;
                Thread.sleep(10);
            }
            assertThat(used).isZero();
            wire.slow(0);
            awaitUp(counter);
        }
    }

    private static void awaitUp(ResilientCounter counter) throws InterruptedException {
        long end = System.nanoTime() + 120_000_000_000L;
        while (!counter.isUp()) {
            assertThat(System.nanoTime()).isLessThan(end);
            Thread.sleep(50);
        }
    }

    private static long admits(ResilientCounter counter, List<Ask> asks) {
        return counter.take(asks, StoreDown.LOCAL).decisions().get(0).admitted() ? 1 : 0;
    }

    private static ResilientCounter counter(Redis redis, int nodes) {
        return counter("redis://127.0.0.1:" + redis.port(), nodes);
    }

    private static ResilientCounter counter(String address, int nodes) {
        RedisStore store = new RedisStore(RedisURI.create(address), Duration.ofMillis(5));
        ResilientCounter counter = new ResilientCounter(store, new MemoryStore(10_000, Ticks.steady()), nodes);
        assertThat(counter.isUp()).isTrue();
        return counter;
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-" + name, String.valueOf(pid)).start().waitFor();
    }
}
