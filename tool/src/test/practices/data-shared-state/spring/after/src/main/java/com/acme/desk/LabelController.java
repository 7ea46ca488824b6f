package com.acme.desk;

import org.springframework.web.bind.annotation.*;

@RestController
public class LabelController {
    @PostMapping("/labels")
    public String label(@RequestBody Visitor visitor) {
        return visitor.getName().toUpperCase();
    }
}
