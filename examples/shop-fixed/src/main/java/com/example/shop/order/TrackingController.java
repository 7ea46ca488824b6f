package com.example.shop.order;

import com.example.shop.web.NotFoundException;
import dev.lintel.guard.PublicEndpoint;
import jakarta.validation.constraints.Size;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Parcels can be followed without a login: who has the number has the parcel's slip. */
@RestController
@RequestMapping("/api/tracking")
class TrackingController {
    private final OrderRepository orders;

    TrackingController(OrderRepository orders) {
        this.orders = orders;
    }

    record Parcel(String trackingNumber, OrderStatus status) {}

    @PublicEndpoint("who has the parcel's number may follow it")
    @GetMapping("/{number}")
    Parcel follow(@PathVariable @Size(max = 40) String number) {
        return orders.findByTrackingNumber(number)
                .map(order -> new Parcel(number, order.getStatus()))
                .orElseThrow(() -> new NotFoundException("parcel"));
    }
}
