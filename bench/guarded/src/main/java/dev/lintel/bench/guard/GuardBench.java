package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `bench/guard`: what guard costs, and whether it holds when things break. Names of parts as arguments run only
/// those, and then nothing is recorded.
public final class GuardBench {
    private static final Map<String, Part> PARTS = parts();

    private GuardBench() {}

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("memory", Decisions::memory);
        parts.put("decisions", Decisions::time);
        parts.put("requests", Requests::run);
        parts.put("start", Requests::start);
        parts.put("stores", RoundTrips::run);
        parts.put("exact", Exact::run);
        parts.put("faults", StoreFaults::run);
        parts.put("payments", Payments::run);
        return parts;
    }

    public static void main(String... arguments) throws Exception {
        List<String> asked = List.of(arguments);
        Scale scale = new Scale(asked.contains("--quick"));
        List<String> named = asked.stream().filter(each -> !each.startsWith("--")).toList();
        if (!PARTS.keySet().containsAll(named)) {
            System.err.println("bench/guard: the parts are " + String.join(", ", PARTS.keySet()));
            System.exit(2);
        }
        Results results = new Results("guard");
        results.say("- Spring Boot 4.0.9, Bucket4j 8.19.0 (PostgreSQL: 8.14.0) with Caffeine, two windows each");
        for (Map.Entry<String, Part> part : PARTS.entrySet()) {
            if (named.isEmpty() || named.contains(part.getKey())) {
                part.getValue().run(results, scale);
            }
        }
        if (!scale.quick() && named.isEmpty()) {
            results.append();
        }
        // threads of servers and pools are still there
        System.exit(0);
    }

    /// One part of the bench.
    @FunctionalInterface
    interface Part {
        void run(Results results, Scale scale) throws Exception;
    }
}
