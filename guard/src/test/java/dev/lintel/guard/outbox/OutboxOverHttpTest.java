package dev.lintel.guard.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lintel.guard.shop.Events;
import dev.lintel.guard.shop.Running;
import dev.lintel.guard.shop.ShopTables;
import io.micrometer.core.instrument.MeterRegistry;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

class OutboxOverHttpTest {
    @Test
    void a_service_that_enables_it_delivers_after_the_commit_and_counts() throws Exception {
        try (Running shop = Running.with(
                "spring.datasource.url=" + ShopTables.url(),
                "lintel.guard.create-tables=true",
                "lintel.guard.outbox.enabled=true",
                "lintel.guard.outbox.poll=1h",
                "events=true")) {
            Outbox outbox = shop.bean(Outbox.class);
            shop.bean(TransactionTemplate.class)
                    .executeWithoutResult(status -> outbox.add("paid", "order 7", "{\"order\": 7}"));
            assertThat(shop.bean(Events.class).next()).isEqualTo("paid order 7 {\"order\": 7}");
            MeterRegistry meters = shop.bean(MeterRegistry.class);
            // it is counted once its row is gone
            for (int i = 0;
                    i < 500
                            && meters.find("lintel.guard.outbox")
                                            .tag("outcome", "delivered")
                                            .counter()
                                    == null;
                    i++) {
                Thread.sleep(10);
            }
            assertThat(meters.get("lintel.guard.outbox.waiting").gauge().value())
                    .isZero();
            assertThat(meters.get("lintel.guard.outbox")
                            .tag("outcome", "delivered")
                            .counter()
                            .count())
                    .isEqualTo(1);
        }
    }

    @Test
    void an_outbox_that_nobody_empties_fails_the_start() {
        assertThatThrownBy(() -> Running.with(
                                "spring.datasource.url=" + ShopTables.url(),
                                "lintel.guard.create-tables=true",
                                "lintel.guard.outbox.enabled=true")
                        .close())
                .rootCause()
                .hasMessageContaining("nobody sends its events");
    }
}
