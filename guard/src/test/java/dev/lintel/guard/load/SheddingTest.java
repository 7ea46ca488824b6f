package dev.lintel.guard.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SheddingTest {
    @Test
    void the_least_important_go_first_and_the_most_important_still_get_in() throws Exception {
        try (Running shop = Running.with(
                "lintel.guard.load.most=10",
                "lintel.guard.load.low=GET /open/products",
                "lintel.guard.load.critical=/open/declared")) {
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
            // seven of ten places are taken for some seconds
            List<CompletableFuture<Integer>> slow = slow(shop, 7);
            HttpResponse<String> low = untilRefused(shop);
            assertThat(Long.parseLong(low.headers().firstValue("retry-after").orElseThrow()))
                    .isBetween(1L, 4L);
            assertThat(low.body()).contains("overloaded");
            assertThat(shop.get("/open/declared").statusCode()).isEqualTo(200);
            assertThat(shop.get("/actuator/health").statusCode()).isEqualTo(200);
            assertThat(slow.stream().map(CompletableFuture::join)).containsOnly(200);
            assertThat(shop.get("/open/products").statusCode()).isEqualTo(200);
            assertThat(shop.bean(MeterRegistry.class)
                            .counter("lintel.guard.shed", "weight", "low")
                            .count())
                    .isGreaterThanOrEqualTo(1);
        }
    }

    @Test
    void a_normal_request_leaves_room_for_critical_ones() {
        assertThat(Weight.NORMAL.places(10)).isEqualTo(9);
        assertThat(Weight.CRITICAL.places(10)).isEqualTo(10);
        assertThat(Weight.LOW.places(1)).isEqualTo(1);
        Weights weights = new Weights(List.of("GET /reports/**"), List.of("post /payments"));
        assertThat(weights.of("GET", "/reports/7")).isEqualTo(Weight.LOW);
        assertThat(weights.of("POST", "/reports/7")).isEqualTo(Weight.NORMAL);
        assertThat(weights.of("POST", "/payments")).isEqualTo(Weight.CRITICAL);
    }

    private static List<CompletableFuture<Integer>> slow(Running shop, int calls) {
        return IntStream.range(0, calls)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> shop.get("/open/slow").statusCode(), task -> new Thread(task).start()))
                .toList();
    }

    private static HttpResponse<String> untilRefused(Running shop) throws InterruptedException {
        for (int i = 0; i < 200; i++) {
            HttpResponse<String> answer = shop.get("/open/products");
            if (answer.statusCode() == 503) {
                return answer;
            }
            Thread.sleep(5);
        }
        throw new AssertionError("never refused");
    }
}
