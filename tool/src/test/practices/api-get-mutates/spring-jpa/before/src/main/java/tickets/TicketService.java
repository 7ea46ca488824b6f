package tickets;

import java.time.Instant;
import java.util.Date;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
@Transactional
class TicketService {
    private final Tickets tickets;

    TicketService(Tickets tickets) {
        this.tickets = tickets;
    }

    public void reopen(Long id) {
        Ticket ticket = tickets.findById(id).orElseThrow();
        ticket.state = "OPEN";
    }

    public void follow(Long id) {
        Ticket ticket = tickets.findById(id).orElseThrow();
        clear(System.currentTimeMillis(), ticket.until, id);
    }

    public void followFor(Long id) {
        Ticket ticket = tickets.findById(id).orElseThrow();
        clear(System.currentTimeMillis() - ticket.until, 86_400_000L, id);
    }

    public void followUntil(Long id) {
        Ticket ticket = tickets.findById(id).orElseThrow();
        if (ticket.expires.before(new Date())) {
            tickets.deleteById(id);
        }
    }

    public void see(Long id) {
        Ticket ticket = tickets.findById(id).orElseThrow();
        ticket.lastSeen = Instant.now();
        tickets.save(ticket);
    }

    private void clear(long now, long until, Long id) {
        if (now > until) {
            tickets.deleteById(id);
            throw new IllegalStateException("too late");
        }
    }

    public void close(Long id) {
        tickets.close(id);
    }
}
