package com.acme.gate;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PlaceController {
    @GetMapping("/places")
    String places() {
        return "[]";
    }
}
