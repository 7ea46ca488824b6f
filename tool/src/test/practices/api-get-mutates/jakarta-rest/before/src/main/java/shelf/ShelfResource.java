package shelf;

import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/shelves")
public class ShelfResource {
    @Inject
    EntityManager em;

    @GET // expect: api-get-mutates
    @Path("/{id}/empty")
    public void empty(@PathParam("id") Long id) {
        em.createQuery("delete from Shelf s where s.id = :id").setParameter("id", id).executeUpdate();
    }

    @GET // silent: api-get-mutates because it only reads
    @Path("/{id}")
    public Shelf show(@PathParam("id") Long id) {
        return em.find(Shelf.class, id);
    }
}

@Entity
class Shelf {
    @Id Long id;
}
