package com.acme.library;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Id;
import jakarta.persistence.PersistenceContext;

@ApplicationScoped
public class Fines {
    @PersistenceContext
    EntityManager em;

    long of(Long reader) {
        return em.createQuery("select count(l) from Loan l where l.readerId = :reader and l.late = true", Long.class)
                .setParameter("reader", reader)
                .getSingleResult();
    }
}

@Entity
class Loan {
    @Id Long id;
    Long bookId;
    Long readerId;
    boolean late;
}

@Entity
class Book {
    @Id Long id;
    String title;
}
