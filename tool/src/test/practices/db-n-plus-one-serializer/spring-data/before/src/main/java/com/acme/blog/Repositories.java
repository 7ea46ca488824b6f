package com.acme.blog;

import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.data.jpa.repository.EntityGraph;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.data.jpa.repository.Query;

interface PostRepository extends JpaRepository<Post, Long> {
    Page<Post> findByTitleContaining(String part, Pageable page);

    @Query("select distinct p from Post p left join fetch p.comments where p.title = :title")
    List<Post> withComments(String title);
}

interface BookRepository extends JpaRepository<Book, Long> {
    List<Book> findTop10ByOrderByIdDesc();

    @EntityGraph(attributePaths = "author")
    List<Book> findByIdGreaterThan(Long id);
}

interface AuthorRepository extends JpaRepository<Author, Long> {}

interface TagRepository extends JpaRepository<Tag, Long> {}

interface ShelfRepository extends JpaRepository<Shelf, Long> {}
