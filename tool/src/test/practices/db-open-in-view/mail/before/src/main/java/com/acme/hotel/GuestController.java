package com.acme.hotel;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class GuestController {
    private final Guests guests;
    private final JavaMailSender mail;

    GuestController(Guests guests, JavaMailSender mail) {
        this.guests = guests;
        this.mail = mail;
    }

    @GetMapping("/guests/{id}/weather")
    String weather(@PathVariable Long id) {
        Guest guest = guests.findById(id).orElseThrow();
        SimpleMailMessage message = new SimpleMailMessage();
        message.setTo(guest.mail);
        mail.send(message); // expect: db-open-in-view (high)
        return guest.city;
    }
}
