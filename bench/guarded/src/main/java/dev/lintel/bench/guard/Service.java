package dev.lintel.bench.guard;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/// A service with one endpoint, started plain, with guard, or with Bucket4j in a filter.
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(Service.Products.class)
public class Service {
    public static void main(String... arguments) {
        SpringApplication.run(Service.class, arguments);
    }

    @RestController
    static class Products {
        @GetMapping("/products")
        Map<String, Object> products() {
            return Map.of("id", 7, "name", "a product", "price", 1999);
        }
    }

    /// What a team writes with Bucket4j by hand.
    @Bean
    @ConditionalOnProperty("bench.bucket4j")
    Filter bucket4j() {
        Cache<String, Bucket> buckets = Caffeine.newBuilder().maximumSize(1_000_000).build();
        return (request, response, chain) -> {
            Bucket bucket = buckets.get(request.getRemoteAddr(), each -> Parts.bucket());
            ConsumptionProbe probe = bucket.tryConsumeAndReturnRemaining(1);
            ((HttpServletResponse) response)
                    .setHeader("X-Rate-Limit-Remaining", String.valueOf(probe.getRemainingTokens()));
            chain.doFilter(request, response);
        };
    }
}
