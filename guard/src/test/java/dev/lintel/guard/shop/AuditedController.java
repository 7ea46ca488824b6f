package dev.lintel.guard.shop;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnProperty("lintel.guard.audit.enabled")
class AuditedController {
    private final AuditedOrders orders;

    AuditedController(AuditedOrders orders) {
        this.orders = orders;
    }

    @PostMapping("/audited/{id}")
    void change(@PathVariable long id, @RequestBody String note) {
        orders.change(id, note);
    }

    @DeleteMapping("/audited/{id}")
    void delete(@PathVariable long id) {
        orders.delete(id);
    }
}
