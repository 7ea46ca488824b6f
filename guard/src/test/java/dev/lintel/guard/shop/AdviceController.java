package dev.lintel.guard.shop;

import dev.lintel.guard.load.Deadline;
import dev.lintel.guard.load.Degraded;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.reactive.function.client.WebClient;

@RestController
@ConditionalOnProperty("advice")
class AdviceController {
    private final RestClient client;

    private final WebClient reactive;

    AdviceController(RestClient.Builder builder, WebClient.Builder reactive, @Value("${advice}") String url) {
        this.client = builder.baseUrl(url).build();
        this.reactive = reactive.baseUrl(url).build();
    }

    @GetMapping("/open/reactive")
    String reactive() {
        return Degraded.unless(
                "advice",
                () -> String.valueOf(
                        reactive.get().retrieve().toBodilessEntity().block()),
                () -> "bestsellers");
    }

    @GetMapping("/open/advice")
    String advice() {
        return Degraded.unless(
                "advice", () -> String.valueOf(client.get().retrieve().body(String.class)), () -> "bestsellers");
    }

    @GetMapping("/open/left")
    long left() {
        return Deadline.left().map(Duration::toMillis).orElse(-1L);
    }

    @GetMapping("/open/late")
    String late() throws InterruptedException {
        Thread.sleep(300);
        return advice();
    }
}
