package dev.lintel.bench.guard;

import dev.lintel.bench.Results;
import dev.lintel.guard.key.ApiKeys;
import dev.lintel.guard.real.Postgres;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import java.util.Collections;

/// CPU that a request and a start take with guard and without, in turn and in pairs turned round (ABBA), so that
/// whatever else the machine does falls on both.
final class Requests {
    private static final String HIGH = "1000000/s burst 1000000";
    private static final String IMPORTS =
            "META-INF/spring/org.springframework.boot.autoconfigure.AutoConfiguration.imports";

    private Requests() {}

    static void run(Results results, Scale scale) throws Exception {
        String url = Postgres.freshUrl();
        DataSource database = Postgres.pool(url, 2);
        Postgres.run(database, ApiKeys.class, "keys.sql");
        String key = new ApiKeys(new JdbcTemplate(database), "bench", Clock.systemUTC())
                .issue("ann", Optional.of("pro"), Set.of("read"), Optional.empty())
                .text();
        String header = "X-API-Key: " + key + "\r\n";
        String pool = "spring.datasource.url=" + url;
        try (Started plain = Started.bare(withoutGuard());
                Started limited = Started.bare(
                        "lintel.guard.limits.per-address=" + HIGH, "lintel.guard.limits.per-user=40000000/h");
                Started bucket4j = Started.bare(withoutGuard(), "bench.bucket4j=true");
                Started full = Started.full(header, pool, withoutGuard());
                Started guarded = Started.full(
                        header,
                        pool,
                        "lintel.guard.limits.per-address=" + HIGH,
                        "lintel.guard.limits.per-user=40000000/h",
                        "lintel.guard.headers.enabled=true",
                        "lintel.guard.api-keys.prefix=bench");
                Started refusing = Started.full(header, pool, "lintel.guard.limits.per-address=1/h",
                        "lintel.guard.api-keys.prefix=bench")) {
            for (Started each : List.of(plain, limited, bucket4j, full, guarded, refusing)) {
                warm(each, scale);
            }
            results.heads("service", "CPU µs a request, median", "more than without, median", "pairs", "wanted");
            pair(results, scale, "limits in the filter", limited, plain, "");
            pair(results, scale, "Bucket4j in the filter", bucket4j, plain, "");
            pair(results, scale, "all features: limits, API key, security headers", guarded, full, "≤ 10");
            List<Double> refused = new ArrayList<>();
            List<Double> without = new ArrayList<>();
            for (int i = 0; i < scale.of(10, 2); i++) {
                refused.add(refusing.microsPerRequest(scale.of(1_200, 200)));
                without.add(full.microsPerRequest(scale.of(1_200, 200)));
            }
            results.row("the same without guard", median(without), "", "", "");
            results.row(
                    "refused by guard, the whole request with Tomcat's part",
                    median(refused),
                    median(refused) - median(without),
                    scale.of(10, 2),
                    "its own part < 20");
        }
    }

    /// Until compilers have nothing left to do: their CPU counts for the process like any other.
    private static void warm(Started service, Scale scale) throws Exception {
        double before = service.microsPerRequest(scale.of(3_000, 300));
        for (int i = 0; i < scale.of(6, 1); i++) {
            double now = service.microsPerRequest(scale.of(2_000, 300));
            if (now > before * 0.95 && i > 1) {
                return;
            }
            before = now;
        }
    }

    private static void pair(Results results, Scale scale, String name, Started with, Started without, String wanted)
            throws Exception {
        List<Double> own = new ArrayList<>();
        List<Double> more = new ArrayList<>();
        int pairs = scale.of(12, 2);
        for (int i = 0; i < pairs; i++) {
            boolean turned = i % 2 == 1;
            double first = (turned ? with : without).microsPerRequest(scale.of(1_200, 200));
            double second = (turned ? without : with).microsPerRequest(scale.of(1_200, 200));
            own.add(turned ? first : second);
            more.add(turned ? first - second : second - first);
        }
        results.row(name, median(own), median(more), pairs, wanted);
    }

    static void start(Results results, Scale scale) throws Exception {
        List<Double> waited = new ArrayList<>();
        List<Double> longer = new ArrayList<>();
        List<Double> busy = new ArrayList<>();
        List<Double> classes = new ArrayList<>();
        int pairs = scale.of(12, 1);
        for (int i = 0; i < pairs; i++) {
            boolean turned = i % 2 == 1;
            Begun first = once(turned);
            Begun second = once(!turned);
            Begun with = turned ? first : second;
            Begun without = turned ? second : first;
            waited.add(with.waited());
            longer.add(with.waited() - without.waited());
            busy.add(with.busy() - without.busy());
            classes.add((double) with.classes() - without.classes());
        }
        results.heads(
                "start",
                "ms to the first answer, median",
                "longer than without guard on the class path, median",
                "CPU ms more, median",
                "classes more, median",
                "pairs",
                "wanted");
        results.row(
                "with limits by address and user",
                median(waited),
                median(longer),
                median(busy),
                median(classes),
                pairs,
                "≤ 150 ms longer");
    }

    /// What a service took until its first answer.
    ///
    /// @param waited milliseconds since its process was asked for
    /// @param busy milliseconds of CPU, of all its threads
    private record Begun(double waited, double busy, int classes) {}

    private static Begun once(boolean guarded) throws Exception {
        try (Started service = guarded
                ? Started.bare("lintel.guard.limits.per-address=" + HIGH, "lintel.guard.limits.per-user=300/min")
                : Started.withoutGuard()) {
            return new Begun(service.waited(), service.busy(), service.classes());
        }
    }

    /// The setting that leaves out whatever guard configures by itself.
    private static String withoutGuard() throws IOException {
        StringBuilder names = new StringBuilder();
        for (var resource : Collections.list(
                Requests.class.getClassLoader().getResources(IMPORTS))) {
            try (InputStream in = resource.openStream()) {
                names.append(new String(in.readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .filter(each -> each.startsWith("dev.lintel.guard."))
                        .collect(Collectors.joining(",")));
            }
        }
        return "spring.autoconfigure.exclude=" + names;
    }

    static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return IntStream.of(middle, (sorted.size() - 1) / 2)
                .mapToDouble(sorted::get)
                .average()
                .orElseThrow();
    }
}
