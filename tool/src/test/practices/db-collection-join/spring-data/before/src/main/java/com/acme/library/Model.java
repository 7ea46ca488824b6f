package com.acme.library;

import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import jakarta.persistence.NamedAttributeNode;
import jakarta.persistence.NamedEntityGraph;
import jakarta.persistence.OneToMany;
import java.util.List;
import java.util.Set;

@Entity
@NamedEntityGraph(name = "Book.loans", attributeNodes = @NamedAttributeNode("loans"))
class Book {
    @Id Long id;
    String title;
    @ManyToOne Shelf shelf;

    @OneToMany(mappedBy = "book")
    List<Loan> loans;

    @ElementCollection
    Set<String> words;
}

@Entity
class Loan {
    @Id Long id;
    String reader;
    @ManyToOne Book book;
}

@Entity
class Shelf {
    @Id Long id;
    String room;

    @OneToMany(mappedBy = "shelf")
    List<Book> books;
}
