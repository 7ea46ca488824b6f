package com.acme.crew;

import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;

@Path("/crew")
public class CrewResource {
    @Inject
    Sailors sailors;

    @POST
    @PermitAll
    @Transactional
    public void join(Sailor sailor) { // expect: auth-mass-assignment
        sailor.persist();
    }

    @POST
    @Path("/hired")
    @PermitAll
    @Transactional
    public void hired(Sailor sailor) { // expect: auth-mass-assignment
        sailors.persist(sailor);
    }

    @POST
    @Path("/named")
    @PermitAll
    @Transactional
    public void named(Sailor sailor) { // silent: auth-mass-assignment because the name alone is taken over
        Sailor fresh = new Sailor();
        fresh.name = sailor.name;
        fresh.role = "DECK";
        fresh.persist();
    }

    @POST
    @Path("/officers")
    @RolesAllowed("captain")
    @Transactional
    public void officer(Sailor sailor) { // silent: auth-mass-assignment because a captain decides who is what
        sailor.persist();
    }
}
