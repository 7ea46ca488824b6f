package com.acme.bank;

import lombok.AllArgsConstructor;
import lombok.Data;
import lombok.ToString;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@Data
@AllArgsConstructor
class Partner {
    private String name;

    @ToString.Exclude
    private String secret;
}

class Client {
    private final String name;
    private final String secret;

    Client(String name, String secret) {
        this.name = name;
        this.secret = secret;
    }

    @Override
    public String toString() {
        return "client " + name;
    }
}

class Reader {
    private final String name;
    private final String secret;

    Reader(String name, String secret) {
        this.name = name;
        this.secret = secret;
    }

    @Override
    public String toString() {
        return name + " with " + secret;
    }
}

record Made(Partner partner, boolean first) {}

@RestController
class Clients {
    private static final Logger LOG = LoggerFactory.getLogger(Clients.class);

    @PostMapping("/partners")
    void partner(@RequestParam String name, @RequestParam("client_secret") String secret) {
        Made made = new Made(new Partner(name, secret), true);
        LOG.error("not made: {}", made); // silent: sec-sensitive-log because the class leaves it out of its text
    }

    @PostMapping("/clients")
    void client(@RequestParam String name, @RequestParam("client_secret") String secret) {
        LOG.info("made {}", new Client(name, secret)); // silent: sec-sensitive-log because the text does not read it
    }

    @PostMapping("/readers")
    void reader(@RequestParam String name, @RequestParam("client_secret") String secret) {
        LOG.info("made {}", name);
    }
}
