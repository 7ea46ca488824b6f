package dev.lintel.limits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The committed traces: what every port, in every language, must answer. Written by this test when it is run with
/// `-Dlintel.bless=true`. A cost below zero is a charge of as many units.
class TracesTest {
    private static final Path TRACES = Path.of("traces", "decisions.tsv");
    private static final long START = 1_780_000_000_000_000L;
    private static final List<String> LIMITS = List.of(
            "7/s burst 3",
            "1/s burst 1",
            "10/min burst 4",
            "1000/min burst 1000",
            "300/min burst 50",
            "999983/day burst 1009",
            "10000/h burst 100",
            "50000000/s burst 50000000",
            "3/400day burst 1",
            "sliding 1/s",
            "sliding 10/min",
            "sliding 1000/h",
            "sliding 2147483647/31day",
            "quota 20/day",
            "quota 2147483647/month");

    @Test
    void the_committed_traces_are_answered_bit_by_bit() throws IOException {
        List<String> lines = LIMITS.stream().flatMap(TracesTest::trace).toList();
        if (Boolean.getBoolean("lintel.bless")) {
            Files.createDirectories(TRACES.getParent());
            Files.write(TRACES, lines);
        }
        assertThat(Files.readAllLines(TRACES)).isEqualTo(lines);
    }

    @Test
    void no_number_is_too_large_for_a_double() throws IOException {
        Files.readAllLines(TRACES).stream()
                .filter(line -> !line.startsWith("limit"))
                .flatMap(line -> Stream.of(line.split("\t")))
                .mapToLong(Long::parseLong)
                .forEach(number -> assertThat(Math.abs(number)).isLessThan(1L << 53));
    }

    /// Bursts, pauses, edges of periods, costs beyond the limit, and a clock that steps back.
    private static Stream<String> trace(String text) {
        Limit limit = LimitText.read(text);
        Random random = new Random(text.hashCode());
        Stream.Builder<String> lines = Stream.builder();
        lines.add("limit\t" + text);
        State state = State.NONE;
        long now = START + random.nextInt(1_000_000);
        for (int i = 0; i < 120; i++) {
            now += pause(limit, random);
            long cost = cost(limit, random);
            Decision decision = cost < 0 ? limit.charge(state, now, -cost) : limit.decide(state, now, cost);
            state = decision.state();
            lines.add(String.join(
                    "\t",
                    Stream.of(
                                    now,
                                    cost,
                                    decision.admitted() ? 1L : 0L,
                                    decision.remaining(),
                                    decision.retryAfter(),
                                    decision.resetAfter(),
                                    state.time(),
                                    state.first(),
                                    state.second())
                            .map(String::valueOf)
                            .toList()));
        }
        return lines.build();
    }

    private static long pause(Limit limit, Random random) {
        long unit = Math.max(1, limit.period() / limit.quota());
        return switch (random.nextInt(12)) {
            case 0, 1, 2 -> 0;
            case 3, 4 -> unit;
            case 5 -> unit - 1;
            case 6, 7 -> (long) (random.nextDouble() * 3 * unit);
            case 8, 9 -> (long) (random.nextDouble() * limit.period() / 4);
            case 10 -> random.nextInt(4) == 0 ? 2 * limit.period() + 3 : limit.period();
            default -> random.nextInt(3) == 0 ? -(long) (random.nextDouble() * 2 * limit.period()) : 1;
        };
    }

    private static long cost(Limit limit, Random random) {
        return switch (random.nextInt(12)) {
            case 10 -> -Math.max(1, limit.atOnce() / 4);
            case 11 -> random.nextInt(3) == 0 ? -3 * limit.atOnce() : -1;
            case 0 -> 0;
            case 1 -> limit.atOnce();
            case 2 -> random.nextInt(6) == 0 ? limit.atOnce() + 1 : Math.max(1, limit.atOnce() / 3);
            case 3, 4 -> Math.max(1, limit.atOnce() / 7);
            default -> 1;
        };
    }
}
