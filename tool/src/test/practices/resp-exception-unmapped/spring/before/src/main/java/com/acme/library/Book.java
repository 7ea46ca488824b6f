package com.acme.library;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.Optional;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestControllerAdvice;

@Entity
class Book {
    @Id
    Long id;
    String title;
    boolean lent;
}

interface Books extends JpaRepository<Book, Long> {
    Optional<Book> findByTitle(String title);
}

class NoSuchBook extends RuntimeException {
    NoSuchBook(String message) {
        super(message);
    }
}

class AlreadyLent extends RuntimeException {}

@ResponseStatus(HttpStatus.NOT_FOUND)
class BookGone extends RuntimeException {}

@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
class SettingMissing extends RuntimeException {}

class Handled extends RuntimeException {}

class HandledToo extends Handled {}

@RestControllerAdvice
class Errors {
    @ExceptionHandler(Handled.class)
    @ResponseStatus(HttpStatus.CONFLICT)
    String handled(Handled failed) {
        return "conflict";
    }

    @ExceptionHandler(Exception.class)
    @ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
    String other(Exception failed) {
        return "failed";
    }
}
