package dev.lintel.guard.shop;

import dev.lintel.guard.Idempotent;
import dev.lintel.guard.idempotency.Idempotency;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.support.RestClientAdapter;
import org.springframework.web.service.annotation.PostExchange;
import org.springframework.web.service.invoker.HttpServiceProxyFactory;

/// Controllers that can and cannot call somebody.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty("reach")
class Reach {
    interface Bank {
        @PostExchange("/charges")
        String charge();
    }

    record Refunds(Bank bank) {}

    @Bean
    Bank bank() {
        RestClientAdapter client = RestClientAdapter.create(RestClient.create("http://localhost:1"));
        return HttpServiceProxyFactory.builderFor(client).build().createClient(Bank.class);
    }

    @Bean
    Refunds refunds(Bank bank) {
        return new Refunds(bank);
    }

    @RestController
    @ConditionalOnProperty("reach")
    static class Far {
        private final Object refunds;

        Far(Refunds refunds) {
            this.refunds = refunds;
        }

        @Idempotent
        @PostMapping("/reach/far")
        String far() {
            return refunds.toString();
        }
    }

    @RestController
    @ConditionalOnProperty("reach")
    static class Near {
        private final RestClient client = RestClient.create();

        @Idempotent
        @PostMapping("/reach/near")
        String near() {
            return client.toString();
        }
    }

    @RestController
    @ConditionalOnProperty("reach")
    static class Careful {
        private final RestClient client = RestClient.create();

        @Idempotent
        @PostMapping("/reach/careful")
        ResponseEntity<byte[]> careful(Idempotency once) {
            String called = once.step("call", key -> client + key);
            return once.finish(() -> ResponseEntity.ok(called));
        }

        @Idempotent
        @PostMapping("/reach/beside")
        String beside() {
            return "only a write";
        }
    }

    @RestController
    @ConditionalOnProperty("reach")
    static class Alone {
        @Idempotent
        @PostMapping("/reach/alone")
        String alone() {
            return "only a write";
        }
    }
}
