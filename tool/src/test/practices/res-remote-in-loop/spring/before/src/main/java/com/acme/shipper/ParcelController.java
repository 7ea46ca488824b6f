package com.acme.shipper;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ParcelController {
    private final Parcels parcels;
    private final Carrier carrier;
    private final JavaMailSender mail;

    ParcelController(Parcels parcels, Carrier carrier, JavaMailSender mail) {
        this.parcels = parcels;
        this.carrier = carrier;
        this.mail = mail;
    }

    @GetMapping("/states")
    List<String> states() {
        List<String> states = new ArrayList<>();
        for (Parcel each : parcels.findByState("SENT")) {
            states.add(carrier.state(each.code));
        }
        return states;
    }

    @PostMapping("/prices")
    List<String> prices(@RequestBody List<String> codes) {
        return codes.stream().map(code -> carrier.price(code)).collect(Collectors.toList());
    }

    @PostMapping("/labels")
    void labels(@RequestBody List<String> codes) {
        codes.forEach(carrier::label);
    }

    @PostMapping("/reminders")
    void remind() {
        for (Parcel each : parcels.findByState("WAITING")) {
            SimpleMailMessage message = new SimpleMailMessage();
            message.setTo(each.mail);
            mail.send(message); // expect: res-remote-in-loop
        }
    }

    @GetMapping("/states/all")
    Map<?, ?> all() {
        return carrier.states(parcels.findByState("SENT").stream().map(each -> each.code).toList());
    }

    @GetMapping("/pages")
    List<String> pages() {
        List<String> pages = new ArrayList<>();
        int number = 0;
        String page = carrier.page(number);
        while (page != null) {
            pages.add(page);
            page = carrier.page(++number);
        }
        return pages;
    }

    @GetMapping("/tries/{code}")
    String tried(@PathVariable String code) {
        for (int i = 0; i < 3; i++) {
            String answer = carrier.tried(code);
            if (answer != null) {
                return answer;
            }
        }
        return "";
    }

    @PostMapping("/told")
    void tell(@RequestBody List<String> codes) {
        codes.forEach(code -> CompletableFuture.runAsync(() -> carrier.told(code)));
    }

    @PostMapping("/firsts/{code}")
    List<String> first(@PathVariable String code) {
        String first = carrier.first(code);
        List<String> all = new ArrayList<>();
        for (Parcel each : parcels.findByState(first)) {
            all.add(each.code);
        }
        return all;
    }
}

@Component
class Nights {
    private final Parcels parcels;
    private final Carrier carrier;

    Nights(Parcels parcels, Carrier carrier) {
        this.parcels = parcels;
        this.carrier = carrier;
    }

    @Scheduled(cron = "0 0 2 * * *")
    void run() {
        for (Parcel each : parcels.findByState("SENT")) {
            carrier.nightly(each.code);
        }
    }
}
