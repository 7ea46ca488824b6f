package dev.lintel.guard.limit.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.shop.Running;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class UsageOverHttpTest {
    private static final String[] ANN = {"Authorization", Running.basic("ann", "secret")};
    private static final String[] BOB = {"Authorization", Running.basic("bob", "secret")};

    @TempDir
    Path folder;

    @Test
    void a_caller_sees_what_is_left_and_looking_costs_nothing() throws Exception {
        Path policy = Files.writeString(folder.resolve("limits.yaml"), """
                rules:
                  calls:
                    by: user
                    paths: /products
                    allow: [10/h burst 10, quota 1000/month]
                """);
        try (Running shop =
                Running.with("lintel.guard.limits.policy=file:" + policy, "lintel.guard.limits.usage-path=/usage")) {
            assertThat(shop.get("/usage").statusCode()).isEqualTo(401);
            for (int i = 0; i < 3; i++) {
                shop.get("/products", ANN);
            }
            for (int i = 0; i < 20; i++) {
                JsonNode limits = limits(shop, ANN);
                assertThat(limits.get(0).get("remaining").asInt()).isEqualTo(7);
                assertThat(limits.get(1).get("limit").asInt()).isEqualTo(1_000);
                assertThat(limits.get(1).get("remaining").asInt()).isEqualTo(997);
            }
            assertThat(limits(shop, BOB).get(1).get("remaining").asInt()).isEqualTo(1_000);
            for (int i = 0; i < 10; i++) {
                shop.get("/products", ANN);
            }
            assertThat(limits(shop, ANN).get(0).get("remaining").asInt()).isZero();
            assertThat(limits(shop, ANN).get(0).get("reset").asInt()).isPositive();
        }
    }

    private static JsonNode limits(Running shop, String... who) {
        return JsonMapper.shared().readTree(shop.get("/usage", who).body()).get("limits");
    }
}
