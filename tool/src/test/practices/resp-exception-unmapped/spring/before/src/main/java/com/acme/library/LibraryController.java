package com.acme.library;

import java.util.List;
import java.util.NoSuchElementException;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

@RestController
class LibraryController {
    private final Books books;
    private final Desk desk;

    LibraryController(Books books, Desk desk) {
        this.books = books;
        this.desk = desk;
    }

    @GetMapping("/books/{id}")
    Book one(@PathVariable long id) {
        return books.findById(id).orElseThrow(() -> new NoSuchBook("none")); // expect: resp-exception-unmapped (medium)
    }

    @GetMapping("/titles/{title}")
    Book titled(@PathVariable String title) {
        return books.findByTitle(title).orElseThrow(NoSuchElementException::new); // expect: resp-exception-unmapped (medium)
    }

    @GetMapping("/pages")
    List<Book> page(@RequestParam int size) {
        if (size > 100) {
            throw new IllegalArgumentException("too many"); // expect: resp-exception-unmapped (medium)
        }
        return books.findAll();
    }

    @PostMapping("/loans/{id}")
    void lend(@PathVariable long id) {
        desk.lend(id);
    }

    @GetMapping("/gone/{id}")
    Book gone(@PathVariable long id) {
        return books.findById(id).orElseThrow(BookGone::new); // silent: resp-exception-unmapped because the exception says with which status it is answered
    }

    @GetMapping("/status/{id}")
    Book status(@PathVariable long id) {
        return books.findById(id).orElseThrow(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)); // silent: resp-exception-unmapped because the framework answers what it holds
    }

    @GetMapping("/handled/{id}")
    Book handled(@PathVariable long id) {
        return books.findById(id).orElseThrow(HandledToo::new); // silent: resp-exception-unmapped because a handler takes its superclass
    }

    @GetMapping("/settings")
    Book setting() {
        return books.findByTitle("catalogue").orElseThrow(() -> new IllegalArgumentException("no catalogue")); // silent: resp-exception-unmapped because nothing that was sent decides it
    }

    @GetMapping("/meant/{id}")
    Book meant(@PathVariable long id) {
        return books.findById(id).orElseThrow(SettingMissing::new); // silent: resp-exception-unmapped because 500 is what was meant
    }

    @GetMapping("/caught/{id}")
    String caught(@PathVariable long id) {
        try {
            return books.findById(id).orElseThrow(() -> new NoSuchBook("none")).title; // silent: resp-exception-unmapped because it is caught right here
        } catch (NoSuchBook none) {
            return "";
        }
    }

    @GetMapping("/broken/{id}")
    Book broken(@PathVariable long id) {
        return books.findById(id).orElseThrow(() -> new IllegalStateException("lost")); // silent: resp-exception-unmapped because it says that the program is wrong
    }
}
