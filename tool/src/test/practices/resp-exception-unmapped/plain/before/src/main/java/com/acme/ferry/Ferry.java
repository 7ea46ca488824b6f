package com.acme.ferry;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

class NoSeat extends RuntimeException {}

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

    @GetMapping("/bugs")
    String bug(@RequestParam int number) {
        if (number < 0) {
            throw new UnsupportedOperationException("not yet"); // silent: resp-exception-unmapped because it is not the caller's mistake
        }
        return "";
    }
}
