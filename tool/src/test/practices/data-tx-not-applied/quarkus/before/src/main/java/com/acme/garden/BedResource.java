package com.acme.garden;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/beds")
@ApplicationScoped
public class BedResource {
    @Inject
    EntityManager em;

    @POST
    public void plant(Bed bed) {
        store(bed); // silent: data-tx-not-applied because Quarkus intercepts calls inside the class as well
    }

    @Transactional
    void store(Bed bed) {
        em.persist(bed);
        em.persist(new Bed());
    }
}

@Entity
class Bed {
    @Id Long id;
}
