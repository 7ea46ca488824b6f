package com.acme.gap;

import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
public class ReportController {
    @GetMapping("/reports")
    public List<String> all() {
        return List.of();
    }

    @GetMapping("/reports/{id}/salaries")
    public List<String> salaries(@PathVariable long id) {
        return List.of();
    }

    @PostMapping("/reports/{id}/publish")
    public void publish(@PathVariable long id) {}

    @GetMapping("/accounts/{id}")
    public String account(@PathVariable long id) {
        return "";
    }

    @GetMapping("/accounts/{id}/export")
    public String export(@PathVariable long id) {
        return "";
    }

    @GetMapping("/invoices/{id}")
    public String invoice(@PathVariable long id) {
        return "";
    }
}
