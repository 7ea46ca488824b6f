package com.acme.shelf;

import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BadRequestException;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

@Path("/books")
public class ShelfResource {
    @POST
    @Path("/{id}/borrow")
    @Transactional
    public void borrow(@PathParam("id") Long id) {
        Book book = Book.findById(id);
        if (book.copies < 1) {
            throw new BadRequestException("none left");
        }
        book.copies = book.copies - 1; // expect: data-lost-update
    }

    @POST
    @Path("/isbn/{isbn}/borrow")
    @Transactional
    public void borrowByIsbn(@PathParam("isbn") String isbn) {
        Book book = Book.find("isbn", isbn).firstResult();
        if (book.copies > 0) {
            book.copies--; // expect: data-lost-update
        }
    }

    @POST
    @Path("/{id}/borrow/{count}")
    @Transactional
    public void borrowSome(@PathParam("id") Long id, @PathParam("count") int count) {
        Book book = Book.findById(id);
        if (book.copies < count) {
            throw new BadRequestException("too few left");
        }
        book.copies -= count; // expect: data-lost-update
    }

    @POST
    @Path("/{id}/locked")
    @Transactional
    public void locked(@PathParam("id") Long id) {
        Book book = Book.findById(id, LockModeType.PESSIMISTIC_WRITE);
        if (book.copies < 1) {
            throw new BadRequestException("none left");
        }
        book.copies = book.copies - 1; // silent: data-lost-update because the row is locked
    }

    @POST
    @Path("/{id}/atomic")
    @Transactional
    public void atomic(@PathParam("id") Long id) {
        if (Book.update("copies = copies - 1 where id = ?1 and copies > 0", id) == 0) { // silent: data-lost-update because the database counts
            throw new BadRequestException("none left");
        }
    }

    @POST
    @Path("/{id}/pages")
    @Transactional
    public void addPage(@PathParam("id") Long id) {
        Book book = Book.findById(id);
        book.pages = book.pages + 1; // silent: data-lost-update because nothing hangs on how many there are
    }
}
