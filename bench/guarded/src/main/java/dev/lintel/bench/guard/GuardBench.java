package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.real.Redis;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// `bench/guard [PART ..] [--minutes N] [--record] [--quick]`: what guard costs, and whether it holds when things
/// break. All parts run unless some are named; what is recorded goes to `bench/RESULTS.md`.
public final class GuardBench {
    private static final Map<String, Part> PARTS = parts();
    private static final Set<String> ON_REDIS = Set.of("stores", "exact", "nodes", "faults");

    private GuardBench() {}

    private static Map<String, Part> parts() {
        Map<String, Part> parts = new LinkedHashMap<>();
        parts.put("memory", Decisions::memory);
        parts.put("decisions", Decisions::time);
        parts.put("requests", Requests::run);
        parts.put("start", Requests::start);
        parts.put("stores", RoundTrips::run);
        parts.put("exact", Exact::run);
        parts.put("nodes", FallBack::run);
        parts.put("faults", StoreFaults::run);
        parts.put("disk", FullDisk::run);
        parts.put("payments", Payments::run);
        return parts;
    }

    public static void main(String... arguments) throws Exception {
        List<String> named = new ArrayList<>(List.of(arguments));
        boolean quick = named.remove("--quick");
        boolean record = named.remove("--record");
        Scale scale = new Scale(quick, minutes(named));
        if (!PARTS.keySet().containsAll(named)) {
            System.err.println("bench/guard [PART ..] [--minutes N] [--record] [--quick]; the parts are "
                    + String.join(", ", PARTS.keySet()));
            System.exit(2);
        }
        Results results = new Results("guard");
        results.say("- Spring Boot 4.0.9, Bucket4j 8.19.0 (PostgreSQL: 8.14.0) with Caffeine, two windows each");
        if (named.isEmpty() || named.stream().anyMatch(ON_REDIS::contains)) {
            results.say("- Redis " + Redis.shared().version());
        }
        for (Map.Entry<String, Part> part : PARTS.entrySet()) {
            if (named.isEmpty() || named.contains(part.getKey())) {
                part.getValue().run(results, scale);
            }
        }
        if (record && !quick) {
            results.append();
        }
        // threads of servers and pools are still there
        System.exit(0);
    }

    /// Takes the option out.
    private static int minutes(List<String> arguments) {
        int at = arguments.indexOf("--minutes");
        if (at < 0 || at + 1 >= arguments.size() || !arguments.get(at + 1).matches("[1-9][0-9]{0,3}")) {
            return 0;
        }
        arguments.remove(at);
        return Integer.parseInt(arguments.remove(at));
    }

    /// One part of the bench.
    @FunctionalInterface
    interface Part {
        void run(Results results, Scale scale) throws Exception;
    }
}
