package tickets;

import java.util.List;
import org.apache.commons.collections4.CollectionUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

@RestController
class TicketController {
    private final Tickets tickets;
    private final TicketService service;
    private final AuditLogs audit;
    private final Profiles profiles;

    TicketController(Tickets tickets, TicketService service, AuditLogs audit, Profiles profiles) {
        this.tickets = tickets;
        this.service = service;
        this.audit = audit;
        this.profiles = profiles;
    }

    @GetMapping("/tickets/{id}/delete") // expect: api-get-mutates
    void delete(@PathVariable Long id) {
        tickets.deleteById(id);
    }

    @GetMapping("/tickets/{id}/close") // expect: api-get-mutates
    void close(@PathVariable Long id) {
        service.close(id);
    }

    @GetMapping("/tickets/{id}/reopen") // expect: api-get-mutates
    void reopen(@PathVariable Long id) {
        service.reopen(id);
    }

    @RequestMapping(value = "/tickets/new", method = RequestMethod.GET) // expect: api-get-mutates
    void create() {
        tickets.save(new Ticket());
    }

    @RequestMapping(value = "/tickets/clear", method = {RequestMethod.GET, RequestMethod.POST}) // expect: api-get-mutates
    void clear() {
        tickets.deleteAll();
    }

    @GetMapping("/tickets/{id}") // silent: api-get-mutates because counting views is book-keeping
    Ticket show(@PathVariable Long id) {
        tickets.viewed(id);
        return tickets.findById(id).orElseThrow();
    }

    @GetMapping("/tickets") // silent: api-get-mutates because it writes a log
    List<Ticket> list() {
        audit.save(new AuditLog());
        return tickets.findAll();
    }

    @GetMapping("/profile/{name}") // silent: api-get-mutates because the row is made when it is not there yet
    Profile profile(@PathVariable String name) {
        return profiles.findByName(name).orElseGet(() -> profiles.save(new Profile()));
    }

    @GetMapping("/profiles/{name}") // silent: api-get-mutates because the rows are made when none is there yet
    List<Profile> profiles(@PathVariable String name) {
        List<Profile> found = profiles.findAllByName(name);
        if (CollectionUtils.isNotEmpty(found)) {
            return found;
        } else {
            return profiles.saveAll(List.of(new Profile()));
        }
    }

    @GetMapping("/tickets/quick/{name}") // expect: api-get-mutates
    void quick(@PathVariable String name) {
        if (profiles.findByName(name).isPresent()) {
            throw new IllegalStateException("that is a profile's name");
        }
        tickets.save(new Ticket());
    }

    @GetMapping("/tickets/{id}/confirm") // silent: api-get-mutates because it is a link in an e-mail
    void confirm(@PathVariable Long id) {
        service.close(id);
    }

    @GetMapping("/links/{id}") // silent: api-get-mutates because it only clears away what ran out
    void link(@PathVariable Long id) {
        service.follow(id);
    }

    @GetMapping("/links/{id}/old") // silent: api-get-mutates because it only clears away what is older than a day
    void oldLink(@PathVariable Long id) {
        service.followFor(id);
    }

    @GetMapping("/links/{id}/late") // silent: api-get-mutates because it only clears away what ran out before now
    void lateLink(@PathVariable Long id) {
        service.followUntil(id);
    }

    @GetMapping("/tickets/{id}/seen") // silent: api-get-mutates because the time of the last visit is book-keeping
    void seen(@PathVariable Long id) {
        service.see(id);
    }

    @GetMapping("/tickets/{id}/seen-and-opened") // expect: api-get-mutates
    void seenAndOpened(@PathVariable Long id) {
        service.reopen(id);
        service.see(id);
    }

    @PostMapping("/tickets/{id}/closure") // silent: api-get-mutates because POST may change things
    void closure(@PathVariable Long id) {
        service.close(id);
    }

    @GetMapping("/tickets/{id}/copy") // silent: api-get-mutates because only an object in memory changes
    Ticket copy(@PathVariable Long id) {
        Ticket copy = new Ticket();
        copy.state = "COPY";
        return copy;
    }
}
