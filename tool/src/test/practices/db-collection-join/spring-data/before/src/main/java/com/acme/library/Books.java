package com.acme.library;

import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.domain.Slice;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface Books extends JpaRepository<Book, Long> {
    @Query("select b from Book b left join fetch b.loans where b.title = :title") // expect: db-collection-join
    List<Book> withLoans(String title, Pageable page);

    @EntityGraph(attributePaths = {"shelf", "loans"}) // expect: db-collection-join
    Page<Book> findByTitle(String title, Pageable page);

    @EntityGraph("Book.loans") // expect: db-collection-join
    Slice<Book> findByTitleStartingWith(String title, Pageable page);

    @EntityGraph(attributePaths = "words") // expect: db-collection-join
    Page<Book> findByShelfRoom(String room, Pageable page);

    @Query("select b from Book b join fetch b.shelf s join fetch s.books where b.id > :id") // expect: db-collection-join
    List<Book> neighbours(Long id, Pageable page);

    @EntityGraph(attributePaths = "loans") // expect: db-collection-join
    List<Book> findTop10ByShelfId(Long shelf);

    @EntityGraph(attributePaths = "shelf") // silent: db-collection-join because each book has one shelf
    Page<Book> findByIdGreaterThan(Long id, Pageable page);

    @EntityGraph(attributePaths = "loans") // silent: db-collection-join because all of them are asked for
    List<Book> findByShelf(Shelf shelf);

    @Query("select b.id from Book b where b.title like :title") // silent: db-collection-join because the keys come alone
    Page<Long> ids(String title, Pageable page);

    @Query("select b from Book b left join fetch b.loans where b.id in :ids") // silent: db-collection-join because the page was cut before
    List<Book> these(Collection<Long> ids);

    @Query("select b from Book b join b.loans l where l.reader = :reader") // silent: db-collection-join because the collection is only looked into
    Page<Book> of(String reader, Pageable page);

    @Query("select l from Loan l join fetch l.book where l.reader = :reader") // silent: db-collection-join because each loan is of one book
    Page<Loan> loans(String reader, Pageable page);
}
