package tickets;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

@Service
class TicketService {
    private final Tickets tickets;

    TicketService(Tickets tickets) {
        this.tickets = tickets;
    }

    @Transactional
    public void reopen(Long id) {
        Ticket ticket = tickets.findById(id).orElseThrow();
        ticket.setState("OPEN");
    }

    @Transactional
    public void close(Long id) {
        tickets.close(id);
    }
}
