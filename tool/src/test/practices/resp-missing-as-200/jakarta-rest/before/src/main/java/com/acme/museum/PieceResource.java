package com.acme.museum;

import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/pieces")
public class PieceResource {
    private final EntityManager entities;

    public PieceResource(EntityManager entities) {
        this.entities = entities;
    }

    @GET
    @Path("/{id}")
    public Piece show(@PathParam("id") long id) {
        return entities.find(Piece.class, id); // silent: resp-missing-as-200 because Jakarta REST answers 204
    }
}

@Entity
class Piece {
    @Id long id;
}
