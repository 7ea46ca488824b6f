package com.acme.fleet;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;

@Path("drivers")
@Produces(MediaType.APPLICATION_JSON)
public class DriverResource {
    @PersistenceContext
    private EntityManager entities;

    @GET
    public List<Driver> all() {
        return entities.createQuery("select d from Driver d", Driver.class).getResultList();
    }

    @GET
    @Path("{id}/vehicle")
    public Vehicle vehicle(@PathParam("id") long id) {
        return entities.find(Vehicle.class, id);
    }
}
