package com.acme.library;

import org.springframework.stereotype.Service;

@Service
class Desk {
    private final Books books;

    Desk(Books books) {
        this.books = books;
    }

    void lend(long id) {
        Book book = books.findById(id).orElse(null);
        if (book == null) {
            throw new NoSuchBook("book"); // expect: resp-exception-unmapped (medium)
        }
        if (book.lent) {
            throw new AlreadyLent(); // expect: resp-exception-unmapped (medium)
        }
        book.lent = true;
        books.save(book);
    }
}
