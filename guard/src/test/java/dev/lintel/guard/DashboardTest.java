package dev.lintel.guard;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DashboardTest {
    private static final Pattern SERIES = Pattern.compile("lintel_guard_[a-z_]+");
    private static final Pattern METER = Pattern.compile("lintel\\.guard\\.[a-z.]+");

    @Test
    void every_series_of_the_dashboard_is_a_meter_of_guard() throws IOException {
        Set<String> shown = SERIES.matcher(text("grafana.json"))
                .results()
                .map(MatchResult::group)
                .map(each -> each.replaceFirst("_(total|seconds)$", "").replace('_', '.'))
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> written = new TreeSet<>();
        for (String each : new String[] {
            "MeteredLimitsAutoConfiguration",
            "MeteredLimitsAutoConfiguration$1",
            "LoadAutoConfiguration$Metered",
            "RemoteAutoConfiguration$Metered",
            "OutboxAutoConfiguration$Metered"
        }) {
            METER.matcher(text("boot/" + each + ".class")).results().forEach(found -> written.add(found.group()));
        }
        assertThat(shown).hasSizeGreaterThan(8).isSubsetOf(written);
    }

    @Test
    void the_gauges_of_the_outbox_are_there_before_the_first_event() {
        try (Running shop = Running.with(
                "spring.datasource.url=" + ShopTables.url(),
                "lintel.guard.create-tables=true",
                "lintel.guard.outbox.enabled=true",
                "events=true")) {
            MeterRegistry meters = shop.bean(MeterRegistry.class);
            for (String each : new String[] {"waiting", "oldest", "dead"}) {
                assertThat(meters.get("lintel.guard.outbox." + each).gauge().value())
                        .isZero();
            }
        }
    }

    private static String text(String resource) throws IOException {
        try (InputStream in = DashboardTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
