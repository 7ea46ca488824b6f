package com.acme.pages;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.*;

@Controller
class PageController {
    @GetMapping("/pages") // expect: sec-template-injection (high)
    String page(@RequestParam String name) {
        return name;
    }
}
