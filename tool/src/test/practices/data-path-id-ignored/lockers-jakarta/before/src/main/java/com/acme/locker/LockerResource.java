package com.acme.locker;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/lockers")
public class LockerResource {
    @Inject
    EntityManager database;

    @Inject
    Codes codes;

    @PUT
    @Path("/{number}")
    @Transactional
    public Locker replace(@PathParam("number") long number, Locker locker) {
        return database.merge(locker); // expect: data-path-id-ignored
    }

    @PUT
    @Path("/numbered/{number}")
    @Transactional
    public Locker numbered(@PathParam("number") long number, Locker locker) {
        locker.number = number;
        return database.merge(locker); // silent: data-path-id-ignored because the address decides
    }

    @PATCH
    @Path("/codes/{id}")
    public void code(@PathParam("id") long id, Code code) {
        codes.update(code); // expect: data-path-id-ignored
    }

    @PATCH
    @Path("/codes/of/{id}")
    public void codeOf(@PathParam("id") long id, Code code) {
        codes.updateOf(id, code); // silent: data-path-id-ignored because the statement asks for the id in the address
    }
}
