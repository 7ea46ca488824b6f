package dev.lintel.guard.shop;

import dev.lintel.guard.Allowed;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Service;

@Service
@ConditionalOnProperty("lintel.guard.resources.order.owner")
class Refunds {
    @Allowed("refund")
    String refund(long id, long amount) {
        return amount + " of order " + id;
    }
}
