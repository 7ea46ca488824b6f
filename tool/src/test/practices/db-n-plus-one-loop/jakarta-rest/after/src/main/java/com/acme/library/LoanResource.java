package com.acme.library;

import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;

@Path("/loans")
public class LoanResource {
    @PersistenceContext
    EntityManager em;

    @GET
    public List<String> all() {
        return em.createQuery("select b.title from Loan l join Book b on b.id = l.bookId", String.class).getResultList();
    }

    @POST
    @Path("/fines")
    public long sum(List<Long> readers) {
        return em.createQuery("select count(l) from Loan l where l.readerId in :readers and l.late = true", Long.class)
                .setParameter("readers", readers)
                .getSingleResult();
    }
}
