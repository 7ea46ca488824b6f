package tickets;

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

    public void close(Long id) {
        tickets.close(id);
    }
}
