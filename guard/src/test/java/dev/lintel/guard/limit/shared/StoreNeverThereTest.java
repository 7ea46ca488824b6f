package dev.lintel.guard.limit.shared;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.real.Redis;
import dev.lintel.guard.shop.Running;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;

class StoreNeverThereTest {
    @Test
    void a_service_starts_and_answers_without_its_store_and_everybody_can_see_it() {
        try (Running shop = shop("redis://127.0.0.1:1")) {
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
            MeterRegistry meters = shop.bean(MeterRegistry.class);
            assertThat(meters.get("lintel.guard.store.up").gauge().value()).isZero();
            assertThat(meters.get("lintel.guard.uncounted").counter().count()).isEqualTo(1);
            assertThat(shop.get("/actuator/health").body())
                    .contains("\"status\":\"UP\"")
                    .contains("the store is down, tiers fall back");
        }
    }

    @Test
    void a_store_that_counts_is_said_to() {
        try (Running shop = shop("redis://127.0.0.1:" + Redis.shared().port())) {
            assertThat(shop.bean(MeterRegistry.class)
                            .get("lintel.guard.store.up")
                            .gauge()
                            .value())
                    .isEqualTo(1);
            assertThat(shop.get("/actuator/health").body()).contains("\"limits\":\"counted\"");
        }
    }

    private static Running shop(String redis) {
        return Running.with(
                "lintel.guard.limits.store=redis",
                "lintel.guard.limits.redis=" + redis,
                "lintel.guard.limits.per-address=50/s",
                "management.endpoint.health.show-details=always");
    }
}
