package dev.lintel.guard.idempotency;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lintel.guard.Idempotent;
import dev.lintel.guard.real.Postgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

class WithoutSecurityTest {
    @Test
    void a_request_takes_effect_once_also_in_a_service_without_spring_security() throws Exception {
        try (ConfigurableApplicationContext context = SpringApplication.run(
                Bare.class,
                "--server.port=0",
                "--spring.main.banner-mode=off",
                "--spring.datasource.url=" + Postgres.freshUrl(),
                "--lintel.guard.create-tables=true",
                "--lintel.guard.idempotency.anonymous=address")) {
            String port = String.valueOf(context.getEnvironment().getProperty("local.server.port"));
            HttpRequest request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/count"))
                    .header("Idempotency-Key", "a-key-of-16-letters")
                    .POST(HttpRequest.BodyPublishers.noBody())
                    .build();
            HttpClient http = HttpClient.newHttpClient();
            for (int i = 0; i < 3; i++) {
                assertThat(http.send(request, HttpResponse.BodyHandlers.ofString())
                                .body())
                        .isEqualTo("1");
            }
        }
    }

    @SpringBootConfiguration
    @EnableAutoConfiguration(
            excludeName = {
                "org.springframework.boot.security.autoconfigure.SecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.UserDetailsServiceAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.ServletWebSecurityAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterAutoConfiguration",
                "org.springframework.boot.security.autoconfigure.actuate.web.servlet.ManagementWebSecurityAutoConfiguration"
            })
    @Import(Counting.class)
    static class Bare {}

    @RestController
    static class Counting {
        private final AtomicInteger calls = new AtomicInteger();

        @Idempotent
        @PostMapping("/count")
        String count() {
            return String.valueOf(calls.incrementAndGet());
        }
    }
}
