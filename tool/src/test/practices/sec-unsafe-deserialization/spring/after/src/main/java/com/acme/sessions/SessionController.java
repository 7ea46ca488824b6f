package com.acme.sessions;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class SessionController {
    @PostMapping("/session")
    public Order restore(@RequestBody String json) throws IOException {
        return new ObjectMapper().readValue(json, Order.class);
    }
}
