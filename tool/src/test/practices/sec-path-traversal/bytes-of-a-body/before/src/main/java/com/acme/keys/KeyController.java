package com.acme.keys;

import com.vendor.tickets.TicketMaker;
import com.vendor.tickets.Tickets;
import java.io.IOException;
import java.nio.file.Files;
import org.springframework.web.bind.annotation.*;

@RestController
class KeyController {
    private final TicketMaker maker = new TicketMaker();

    @PostMapping("/tickets")
    void ticket(@RequestBody Login login) throws IOException {
        Tickets tickets = maker.make(login.key);
        Files.delete(tickets.path()); // silent: sec-path-traversal because bytes are what a file holds
    }

    @PostMapping("/tickets/named")
    void named(@RequestBody Login login) throws IOException {
        Tickets tickets = maker.make(login.name);
        Files.delete(tickets.path()); // expect: sec-path-traversal
    }
}

class Login {
    public byte[] key;
    public String name;
}
