package com.acme.hotel;

import lombok.RequiredArgsConstructor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

@Controller
@RequiredArgsConstructor
public class GuestController {
    private final GuestRepository guests;

    @GetMapping("/guests/{id}")
    @ResponseBody
    public Stay show(@PathVariable long id) {
        return new Stay(guests.findById(id).orElseThrow());
    }

    @GetMapping("/guests/{id}/page")
    public String page(@PathVariable long id) {
        return "guest";
    }
}
