package com.acme.shop;

import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

@Controller
public class ShopController {
    @GetMapping("/shop/results")
    public String results() {
        return "results";
    }

    @GetMapping("/shop/receipt")
    public String receipt() {
        return "receipt";
    }
}
