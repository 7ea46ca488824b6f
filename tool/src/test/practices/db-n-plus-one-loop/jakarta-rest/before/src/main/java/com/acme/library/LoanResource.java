package com.acme.library;

import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;

@Path("/loans")
public class LoanResource {
    @PersistenceContext
    EntityManager em;

    @Inject
    Fines fines;

    @GET
    public List<String> all() {
        List<String> titles = new ArrayList<>();
        em.createQuery("select l from Loan l", Loan.class).getResultList().forEach(loan -> {
            Book book = em.find(Book.class, loan.bookId); // expect: db-n-plus-one-loop
            titles.add(book.title);
        });
        return titles;
    }

    @POST
    @Path("/fines")
    public long sum(List<Long> readers) {
        long sum = 0;
        for (Long reader : readers) {
            sum += fines.of(reader); // expect: db-n-plus-one-loop
        }
        return sum;
    }

    @GET
    @Path("/{reader}/count")
    public long count(@PathParam("reader") long reader) {
        return fines.of(reader); // silent: db-n-plus-one-loop because it is asked for one reader
    }

    @GET
    @Path("/titles")
    public List<String> titles() {
        return em.createQuery("select b.title from Loan l join Book b on b.id = l.bookId", String.class)
                .getResultList(); // silent: db-n-plus-one-loop because the join brings all titles at once
    }
}
