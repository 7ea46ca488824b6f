package com.acme.newsletter;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/subscribers")
class SubscriberController {
    private final Subscriptions subscriptions;

    SubscriberController(Subscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    void subscribe(@RequestBody Request request) {
        subscriptions.subscribe(request.email(), request.topic());
    }

    @PostMapping("/topics")
    long topic(@RequestBody Request request) {
        return subscriptions.topic(request.topic());
    }

    @PostMapping("/invitations")
    void invite(@RequestBody Request request) {
        subscriptions.invite(request.email());
    }

    @PostMapping("/complaints")
    void complain(@RequestBody Request request) {
        subscriptions.complain(request.email());
    }

    record Request(String email, String topic) {}
}
