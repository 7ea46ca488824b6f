package com.acme.booking;

import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/bookings")
public class BookingController {
    private final BookingService service;
    private final People people;

    public BookingController(BookingService service, People people) {
        this.service = service;
        this.people = people;
    }

    private static long caller() {
        return Long.parseLong(SecurityContextHolder.getContext().getAuthentication().getName());
    }

    @GetMapping
    public List<Booking> mine() {
        return service.mine(caller());
    }

    @GetMapping("/{id}")
    public Booking show(@PathVariable long id) {
        return service.show(id, caller());
    }

    @PostMapping("/{id}/cancel")
    public void cancel(@PathVariable long id) {
        service.cancel(id, caller());
    }

    @DeleteMapping("/{id}")
    public void forget(@PathVariable long id) {
        service.forget(id, caller());
    }

    @GetMapping("/{id}/checked")
    public Booking checked(@PathVariable long id) {
        return service.checked(id, caller());
    }

    @PostMapping("/{id}/move")
    public void move(@PathVariable long id, @RequestParam String day) {
        service.move(id, caller(), day);
    }

    @GetMapping("/by-voucher")
    public Booking byVoucher(@RequestParam String token) {
        return service.byVoucher(token);
    }

    @DeleteMapping("/of/{userId}")
    public void forgetAll(@PathVariable long userId) {
        if (!people.isMyself(userId)) {
            throw new IllegalStateException("not yours");
        }
        service.forgetAll(userId);
    }
}
