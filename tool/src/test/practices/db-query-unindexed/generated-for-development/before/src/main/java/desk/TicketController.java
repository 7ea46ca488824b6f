package desk;

import java.time.Instant;
import java.util.*;
import org.springframework.web.bind.annotation.*;

@RestController
public class TicketController {
    private final Tickets tickets;
    private final People people;

    TicketController(Tickets tickets, People people) {
        this.tickets = tickets;
        this.people = people;
    }

    @PostMapping("/tickets")
    void open(@RequestParam String phone, @RequestParam String email) {
        Person person = people.findByEmail(email).orElseGet(() -> people.save(new Person()));
        Ticket ticket = new Ticket();
        ticket.phone = phone;
        ticket.reporter = person;
        tickets.save(ticket);
    }

    @GetMapping("/tickets/by-phone")
    List<Long> byPhone(@RequestParam String phone) {
        return tickets.findByPhone(phone).stream().map(ticket -> ticket.id).toList();
    }

    @GetMapping("/tickets/of/{reporter}")
    List<Long> of(@PathVariable Long reporter) {
        return tickets.findByReporterId(reporter).stream().map(ticket -> ticket.id).toList();
    }

    @GetMapping("/tickets/since")
    List<Long> since(@RequestParam Instant when) {
        return tickets.findByOpenedAfter(when).stream().map(ticket -> ticket.id).toList();
    }

    @GetMapping("/tickets/{code}")
    Long code(@PathVariable String code) {
        return tickets.findByCode(code).orElseThrow().id;
    }

    @GetMapping("/invoices/{invoice}/ticket")
    Long invoiced(@PathVariable Long invoice) {
        return tickets.findByInvoiceId(invoice).orElseThrow().id;
    }
}
