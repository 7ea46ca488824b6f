package com.example.shop.order;

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

    @GetMapping("/{number}")
    Parcel follow(@PathVariable String number) {
        return orders.findByTrackingNumber(number) // expect: resp-missing-as-200
                .map(order -> new Parcel(number, order.getStatus()))
                .orElse(null);
    }
}
