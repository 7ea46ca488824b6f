package desk;

import jakarta.persistence.*;
import jakarta.ws.rs.*;

@Path("/tickets")
public class TicketResource {
    @PersistenceContext
    EntityManager em;

    @POST
    public void open(Ticket ticket) {
        em.persist(ticket);
    }
}

@Entity
@Table(name = "ticket")
class Ticket {
    @Id
    @GeneratedValue
    Long id;
    String title;
}
