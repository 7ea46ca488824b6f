package com.acme.library;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class BookController {
    private final Books books;

    BookController(Books books) {
        this.books = books;
    }

    @GetMapping("/a")
    List<Book> a(@RequestParam String title, Pageable page) {
        return books.withLoans(title, page);
    }

    @GetMapping("/b")
    Page<Book> b(@RequestParam String title, Pageable page) {
        return books.findByTitle(title, page);
    }

    @GetMapping("/c")
    Slice<Book> c(@RequestParam String title, Pageable page) {
        return books.findByTitleStartingWith(title, page);
    }

    @GetMapping("/d")
    Page<Book> d(@RequestParam String room, Pageable page) {
        return books.findByShelfRoom(room, page);
    }

    @GetMapping("/e")
    List<Book> e(@RequestParam Long id, Pageable page) {
        return books.neighbours(id, page);
    }

    @GetMapping("/f")
    List<Book> f(@RequestParam Long shelf) {
        return books.findTop10ByShelfId(shelf);
    }

    @GetMapping("/g")
    Page<Book> g(@RequestParam Long id, Pageable page) {
        return books.findByIdGreaterThan(id, page);
    }

    @GetMapping("/h")
    List<Book> h(@RequestParam Shelf shelf) {
        return books.findByShelf(shelf);
    }

    @GetMapping("/i")
    List<Book> i(@RequestParam String title, Pageable page) {
        return books.these(books.ids(title, page).getContent());
    }

    @GetMapping("/j")
    Page<Book> j(@RequestParam String reader, Pageable page) {
        return books.of(reader, page);
    }

    @GetMapping("/k")
    Page<Loan> k(@RequestParam String reader, Pageable page) {
        return books.loans(reader, page);
    }

    @PostMapping("/books")
    void add(@RequestBody Book book) {
        books.save(book);
    }
}
