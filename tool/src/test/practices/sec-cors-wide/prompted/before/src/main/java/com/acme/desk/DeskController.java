package com.acme.desk;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class DeskController {
    @GetMapping("/desk")
    String desk() {
        return "desk";
    }
}
