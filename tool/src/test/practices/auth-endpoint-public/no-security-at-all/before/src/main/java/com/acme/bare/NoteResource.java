package com.acme.bare;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;

@Path("/notes")
public class NoteResource {
    @Inject
    EntityManager database;

    @GET // silent: auth-endpoint-public because the one finding about the whole application is enough
    public List<Note> all() {
        return database.createQuery("select n from Note n", Note.class).setMaxResults(50).getResultList();
    }

    @POST // expect: auth-endpoint-public
    @Transactional
    public void add(@QueryParam("text") String text) {
        Note note = new Note();
        note.text = text;
        database.persist(note);
    }
}
