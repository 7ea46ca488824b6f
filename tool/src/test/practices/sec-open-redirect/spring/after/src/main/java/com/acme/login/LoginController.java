package com.acme.login;

import java.util.Map;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

@Controller
public class LoginController {
    private static final Map<String, String> TARGETS = Map.of("home", "/home", "shop", "https://shop.example/");

    @GetMapping("/login")
    public String login(@RequestParam String next) {
        return "redirect:" + TARGETS.getOrDefault(next, "/");
    }
}
