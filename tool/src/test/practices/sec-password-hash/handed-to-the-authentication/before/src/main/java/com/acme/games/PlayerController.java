package com.acme.games;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class PlayerController {
    @GetMapping("/players/me")
    public String me() {
        return "me";
    }
}
