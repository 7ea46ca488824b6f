package dev.lintel.guard.limit.postgres;

import dev.lintel.guard.limit.Ask;
import dev.lintel.guard.limit.Wire;
import dev.lintel.limits.Decision;
import dev.lintel.limits.Limit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Requests that are asked together, as the two arrays that `lintel_guard_take` reads; `limits.sql` says what
/// stands where.
final class Batch {
    private static final long SERVERS_CLOCK = 0;
    private static final int ANSWERS = 4;

    private final List<Waiting> all;
    private final Map<String, Place> places = new LinkedHashMap<>();

    Batch(List<Waiting> all) {
        this.all = List.copyOf(all);
        for (Waiting waiting : all) {
            for (Ask ask : waiting.asks()) {
                places.merge(
                        clean(ask.key()),
                        new Place(places.size() + 1, ask.limits().size()),
                        Place::larger);
            }
        }
    }

    /// A request whose thread waits.
    ///
    /// @param now what time it is in microseconds since 1970; 0 asks the server
    /// @param charge whether it was given already
    record Waiting(List<Ask> asks, long now, boolean charge, CompletableFuture<List<Decision>> answer) {
        static Waiting of(List<Ask> asks, boolean charge) {
            return new Waiting(asks, SERVERS_CLOCK, charge, new CompletableFuture<>());
        }
    }

    /// Where a key stands, from 1, and how many limits it has.
    private record Place(int number, int limits) {
        Place larger(Place other) {
            return new Place(number, Math.max(limits, other.limits));
        }
    }

    /// PostgreSQL's texts hold no NUL, and one request that has it must not fail the others.
    private static String clean(String key) {
        return key.indexOf('\0') < 0 ? key : key.replace('\0', '\ufffd');
    }

    String[] keys() {
        return places.keySet().toArray(String[]::new);
    }

    long[] numbers() {
        List<Long> numbers = new ArrayList<>();
        places.values().forEach(each -> numbers.add((long) each.limits()));
        for (Waiting waiting : all) {
            numbers.add(waiting.now());
            numbers.add((long) waiting.asks().size());
            for (Ask ask : waiting.asks()) {
                Place place = places.get(clean(ask.key()));
                numbers.add((long) (place == null ? 0 : place.number()));
                numbers.add(waiting.charge() ? -ask.cost() : ask.cost());
                numbers.add((long) ask.limits().size());
                for (Limit limit : ask.limits()) {
                    Wire wire = Wire.of(limit);
                    numbers.add((long) "bwq".indexOf(wire.kind()));
                    numbers.add(wire.first());
                    numbers.add(wire.second());
                    numbers.add(wire.third());
                }
            }
        }
        return numbers.stream().mapToLong(Long::longValue).toArray();
    }

    /// Hands each request its part of the answer.
    void answer(List<Long> numbers) {
        int from = 0;
        for (Waiting waiting : all) {
            int limits = waiting.asks().stream()
                    .mapToInt(each -> each.limits().size())
                    .sum();
            int to = from + ANSWERS * limits;
            waiting.answer().complete(Wire.decisions(numbers.subList(from, to)));
            from = to;
        }
    }

    void fail(Exception why) {
        all.forEach(each -> each.answer().completeExceptionally(why));
    }
}
