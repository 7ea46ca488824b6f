package com.acme.ferry;

import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

class NoSeat extends RuntimeException {}

class NoFerry extends ResponseStatusException {
    NoFerry() {
        super(HttpStatus.NOT_FOUND);
    }

    static Supplier<NoFerry> unknown() {
        return NoFerry::new;
    }
}

@RestController
class Ferry {
    @GetMapping("/seats")
    String seat(@RequestParam int number) {
        check(number);
        return "seat " + number;
    }

    private static void check(int number) {
        if (number < 1 || number > 80) {
            throw new NoSeat(); // expect: resp-exception-unmapped (medium)
        }
    }

    @GetMapping("/ferries")
    String ferry(@RequestParam String name) {
        return Optional.ofNullable(FERRIES.get(name)).orElseThrow(NoFerry.unknown()); // silent: resp-exception-unmapped because what is handed over makes a 404
    }

    private static final Map<String, String> FERRIES = Map.of("Elbe", "white");

    @GetMapping("/bugs")
    String bug(@RequestParam int number) {
        if (number < 0) {
            throw new UnsupportedOperationException("not yet"); // silent: resp-exception-unmapped because it is not the caller's mistake
        }
        return "";
    }
}
