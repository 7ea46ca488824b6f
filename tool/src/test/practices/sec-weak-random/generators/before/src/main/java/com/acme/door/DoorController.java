package com.acme.door;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DoorController {
    @PostMapping("/door/code")
    String code() {
        return OTPGenerator.next(6);
    }

    @PostMapping("/door/colour")
    int colour() {
        return ColourGenerator.next();
    }
}
