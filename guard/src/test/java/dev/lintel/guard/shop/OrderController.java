package dev.lintel.guard.shop;

import dev.lintel.guard.Allowed;
import dev.lintel.guard.Owned;
import dev.lintel.guard.resource.OwnedClient;
import dev.lintel.guard.resource.Owner;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnProperty("lintel.guard.resources.order.owner")
class OrderController {
    private static final String READ = "select id, customer, note, amount, version from orders ";

    private final OwnedClient owned;
    private final Refunds refunds;

    OrderController(OwnedClient owned, Refunds refunds) {
        this.owned = owned;
        this.refunds = refunds;
    }

    record Order(long id, String customer, String note, long amount, long version) {}

    /// Guarded by the annotation alone; the statement does not ask.
    @GetMapping("/guarded/orders/{id}")
    String guarded(@Owned("order") @PathVariable long id) {
        return "order " + id;
    }

    /// Guarded by the statement alone.
    @GetMapping("/asked/orders/{id}")
    ResponseEntity<Order> asked(@PathVariable long id) {
        return ResponseEntity.of(owned.sql("order", READ + "where id = :id and customer = :owner")
                .param("id", id)
                .query(Order.class)
                .optional());
    }

    @PutMapping("/asked/orders/{id}")
    ResponseEntity<Void> note(@PathVariable long id, @RequestBody String note) {
        int changed = owned.sql("order", "update orders set note = :note where id = :id and customer = :owner")
                .param("id", id)
                .param("note", note)
                .update();
        return ResponseEntity.status(changed == 1 ? 204 : 404).build();
    }

    @GetMapping("/asked/orders")
    ResponseEntity<?> mine(Owner owner) {
        return ResponseEntity.ok()
                .header("X-Owner", owner.text())
                .body(owned.sql("order", READ + "where customer = :owner order by id")
                        .query(Order.class)
                        .list());
    }

    @GetMapping("/forgotten/orders/{id}")
    ResponseEntity<Order> forgotten(@PathVariable long id) {
        return ResponseEntity.of(owned.sql("order", READ + "where id = :id")
                .param("id", id)
                .query(Order.class)
                .optional());
    }

    @PostMapping("/orders/{id}/refund")
    String refund(@PathVariable long id, @RequestParam long amount) {
        return refunds.refund(id, amount);
    }

    @Allowed("staff")
    @GetMapping("/staff/orders")
    String staff() {
        return "all orders";
    }
}
