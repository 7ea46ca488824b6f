package music;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.*;

@Path("/albums")
public class AlbumResource {
    @PersistenceContext
    EntityManager em;

    @POST
    public void add(Album album) {
        em.persist(album);
    }

    @POST
    @Path("/plays")
    public void play(Play play) {
        em.persist(play);
    }
}
