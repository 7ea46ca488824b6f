package com.acme.shelf;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.persistence.Entity;
import jakarta.persistence.EntityManager;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.OneToMany;
import jakarta.persistence.PersistenceContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.ArrayList;
import java.util.List;

@Path("/shelves")
@RequestScoped
public class ShelfResource {
    @Inject
    Shelves shelves;

    @GET
    public List<ShelfView> all() {
        List<ShelfView> views = new ArrayList<>();
        for (Shelf shelf : shelves.all()) {
            views.add(new ShelfView(shelf.id, shelf.books.size())); // expect: db-n-plus-one-lazy
        }
        return views;
    }

    @GET
    @Path("/{id}/authors")
    public List<String> authors(@PathParam("id") long id) {
        List<String> names = new ArrayList<>();
        for (Book book : shelves.one(id).books) {
            names.add(book.author.name); // expect: db-n-plus-one-lazy
        }
        return names;
    }

    @GET
    @Path("/{id}/titles")
    public List<String> titles(@PathParam("id") long id) {
        List<String> titles = new ArrayList<>();
        for (Book book : shelves.one(id).books) { // silent: db-n-plus-one-lazy because one shelf loads its books once
            titles.add(book.title);
        }
        return titles;
    }

    public record ShelfView(Long id, int books) {}
}

@RequestScoped
class Shelves {
    @PersistenceContext
    EntityManager em;

    List<Shelf> all() {
        return em.createQuery("select s from Shelf s", Shelf.class).getResultList();
    }

    Shelf one(long id) {
        return em.find(Shelf.class, id);
    }
}

@Entity
class Shelf {
    @Id Long id;

    @OneToMany(mappedBy = "shelf")
    List<Book> books;
}

@Entity
class Book {
    @Id Long id;

    String title;

    @ManyToOne(fetch = FetchType.LAZY)
    Shelf shelf;

    @ManyToOne(fetch = FetchType.LAZY)
    Author author;
}

@Entity
class Author {
    @Id Long id;

    String name;
}
