package dev.lintel.practice.database;

import dev.lintel.finding.Confidence;
import dev.lintel.finding.Finding;
import dev.lintel.finding.Fix;
import dev.lintel.finding.Guide;
import dev.lintel.finding.Risk;
import dev.lintel.graph.Backend;
import dev.lintel.graph.CacheRule;
import dev.lintel.graph.Entry;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.Path;
import dev.lintel.graph.Paths;
import dev.lintel.graph.Settings;
import dev.lintel.graph.Step;
import dev.lintel.practice.Practice;
import dev.lintel.practice.Trail;
import dev.lintel.sql.Shape;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Kept answers about rows that a request changes without taking them out, in a cache that forgets nothing by itself.
public final class CacheStale implements Practice {
    static final Guide GUIDE = new Guide(
            "db-cache-no-evict",
            Risk.MEDIUM,
            "cached reads are evicted by every path that writes their tables",
            """
            The row is changed and whoever reads it through the cache gets the old one: the price of yesterday, the right \
            that was taken away. Without a time limit that lasts until the next restart, on each instance as long as it \
            happens to run, so that two of them answer differently.""",
            "Told where nothing says how long entries are kept and the cache by itself keeps them for ever.",
            """
            `@CacheEvict` does nothing for calls within the same class. The cache that Spring makes without a library is one \
            per process: evicting it on one instance leaves the others as they are.""",
            """
            ```java
            @CacheEvict(cacheNames = "menus", allEntries = true)
            public void rename(long id, String name) { .. }
            ```
            and a time limit in any case: `spring.cache.redis.time-to-live=10m`.""",
            List.of("CWE-672", "Spring Framework reference, Declarative Annotation-based Caching"));

    /// Libraries whose time limits stand in files and defaults of their own.
    private static final List<String> WITH_LIMITS = List.of(
            "ehcache",
            "hazelcast",
            "infinispan",
            "couchbase",
            "cache2k",
            "cache-api",
            "redisson",
            "caffeine",
            "jcache",
            "jetcache",
            "j2cache",
            "layering-cache");

    private static final Set<String> TAKES_OUT =
            Set.of("evict", "evictIfPresent", "clear", "invalidate", "put", "putIfAbsent", "delete");

    @Override
    public Guide guide() {
        return GUIDE;
    }

    @Override
    public Stream<Finding> examine(Backend backend, Paths paths) {
        Map<OperationId, CacheRule> kept = new LinkedHashMap<>();
        backend.caching()
                .of(CacheRule.Kind.KEEPS)
                .filter(rule -> !rule.made() && !rule.caches().isEmpty())
                .forEach(rule -> kept.putIfAbsent(rule.method(), rule));
        if (kept.isEmpty() || backend.caching().own() || !forgetsNothing(backend.settings())) {
            return Stream.empty();
        }
        Map<OperationId, Map<String, Path>> reads = reads(backend, paths, kept.keySet());
        return kept.values().stream()
                .flatMap(rule -> reads.getOrDefault(rule.method(), Map.of()).entrySet().stream()
                        .sorted(Map.Entry.comparingByKey())
                        .flatMap(read -> stale(backend, paths, rule, read.getKey())
                                .map(write -> finding(rule, read.getValue(), write, read.getKey()))
                                .stream())
                        .limit(1));
    }

    private static boolean forgetsNothing(Settings settings) {
        Optional<String> type = settings.inProduction("spring.cache.type").map(Settings.Setting::value);
        if (type.isPresent() && !Set.of("simple", "redis").contains(type.get().toLowerCase(Locale.ROOT))) {
            return false;
        }
        boolean limited = settings.anyBelow("spring.cache.redis.time-to-live");
        boolean other = settings.libraries().stream()
                .anyMatch(library -> WITH_LIMITS.stream().anyMatch(library.artifact()::contains));
        return settings.has("org.springframework.boot", "spring-boot") && !limited && !other;
    }

    /// The tables behind each method whose answers are kept, with a way that reads them.
    private static Map<OperationId, Map<String, Path>> reads(Backend backend, Paths paths, Set<OperationId> kept) {
        Map<OperationId, Map<String, Path>> reads = new HashMap<>();
        for (Entry entry : backend.entries()) {
            paths.queries(entry)
                    .filter(path -> !path.guessed() && shape(path).kind() == Shape.Kind.SELECT)
                    .forEach(path -> methods(path).filter(kept::contains).forEach(method -> {
                        Map<String, Path> tables = reads.computeIfAbsent(method, _ -> new HashMap<>());
                        shape(path).tables().forEach(use -> tables.putIfAbsent(use.table(), path));
                    }));
        }
        return reads;
    }

    private static Shape shape(Path path) {
        return ((Step.Run) path.step()).query().shape();
    }

    private static Stream<OperationId> methods(Path path) {
        return Stream.concat(
                Stream.of(path.from().handler()),
                path.via().stream().filter(Step.Call::proxied).flatMap(call -> call.targets().stream()));
    }

    /// A write of the table on whose way nothing takes out what is kept.
    private static Optional<Path> stale(Backend backend, Paths paths, CacheRule rule, String table) {
        return paths.traffic().of(table).writers().stream()
                .filter(entry -> paths.isWhole(entry) && !takesOut(backend, paths, entry, rule))
                .flatMap(paths::queries)
                .filter(path -> !path.guessed()
                        && shape(path).mutates()
                        && shape(path).kind() != Shape.Kind.INSERT
                        && shape(path).mainTable().equals(Optional.of(table)))
                .findFirst();
    }

    private static boolean takesOut(Backend backend, Paths paths, Entry entry, CacheRule rule) {
        Set<OperationId> touched = new HashSet<>(Set.of(entry.handler()));
        boolean byHand = false;
        for (Path path : paths.of(entry)) {
            switch (path.step()) {
                case Step.Call call -> touched.addAll(call.targets());
                case Step.Invoke invoke ->
                    byHand |= TAKES_OUT.contains(invoke.name())
                            && invoke.owner().toLowerCase(Locale.ROOT).matches(".*(cache|redis).*");
                case Step.Publish _ -> byHand = true;
                default -> {}
            }
        }
        return byHand
                || backend.caching().rules().stream()
                        .anyMatch(other -> other.kind() != CacheRule.Kind.KEEPS
                                && other.mayShare(rule)
                                && touched.contains(other.method()));
    }

    private static Finding finding(CacheRule rule, Path read, Path write, String table) {
        String cache = rule.caches().getFirst();
        return new Finding(
                GUIDE,
                Risk.MEDIUM,
                Confidence.LIKELY,
                "cache " + cache,
                "After " + write.from().label() + " the old rows of " + table + " are still given out of " + cache
                        + ".",
                List.of("nothing limits how long " + cache + " keeps them"),
                cache + ":" + table,
                List.of(write.from().label()),
                Trail.start(rule.at(), "answers are kept in " + cache)
                        .then(read.at(), "reads " + table + " where none is kept")
                        .then(write.from().at(), write.from().label() + " arrives here")
                        .then(write.at(), "changes " + table + " and takes nothing out of " + cache)
                        .guilty(rule.at()),
                Optional.of(new Fix(
                        "Evict where the table is written, and give the cache a time limit.",
                        "+ @CacheEvict(cacheNames = \"" + cache + "\", allEntries = true)",
                        List.of())));
    }
}
