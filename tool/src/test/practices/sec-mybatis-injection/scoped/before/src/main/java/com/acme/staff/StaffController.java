package com.acme.staff;

import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StaffController {
    private final StaffService service;

    StaffController(StaffService service) {
        this.service = service;
    }

    @PostMapping("/staff/scoped")
    List<String> scoped(@RequestBody Search search) {
        return service.scoped(search);
    }

    @PostMapping("/staff/open")
    List<String> open(@RequestBody Search search) {
        return service.open(search);
    }
}
