package com.example.shop.order;

import com.example.shop.security.Caller;
import dev.lintel.guard.Owned;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.PositiveOrZero;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/orders")
class OrderController {
    private final OrderService orders;
    private final InvoiceQueries invoices;

    OrderController(OrderService orders, InvoiceQueries invoices) {
        this.orders = orders;
        this.invoices = invoices;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    OrderView place(@AuthenticationPrincipal Jwt token, @Valid @RequestBody PlaceOrder request) {
        return orders.place(Caller.id(token), request);
    }

    @GetMapping
    List<OrderService.Summary> mine(
            @AuthenticationPrincipal Jwt token,
            @RequestParam(defaultValue = "0") @PositiveOrZero @Max(1000) int page) {
        return orders.ofCustomer(Caller.id(token), page);
    }

    @GetMapping("/{id}")
    OrderView show(@AuthenticationPrincipal Jwt token, @Owned("order") @PathVariable long id) {
        return orders.show(id, Caller.id(token));
    }

    @GetMapping("/{id}/invoice")
    List<InvoiceQueries.Line> invoice(@AuthenticationPrincipal Jwt token, @Owned("order") @PathVariable long id) {
        return invoices.lines(id, Caller.id(token));
    }

    @PostMapping("/{id}/cancel")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@AuthenticationPrincipal Jwt token, @Owned("order") @PathVariable long id) {
        orders.cancel(id, Caller.id(token));
    }
}
