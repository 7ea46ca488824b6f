package com.acme.blog;

import java.util.List;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.Pageable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequiredArgsConstructor
class PostController {
    private final PostService service;
    private final PostRepository posts;
    private final BookRepository books;
    private final AuthorRepository authors;
    private final TagRepository tags;
    private final ShelfRepository shelves;

    record PostRow(Long id, String title) {}

    @GetMapping("/posts")
    List<Post> all() {
        return service.all(); // expect: db-n-plus-one-serializer
    }

    @GetMapping("/posts/search")
    Page<Post> search(@RequestParam String part, Pageable page) {
        return posts.findByTitleContaining(part, page); // expect: db-n-plus-one-serializer
    }

    @GetMapping("/posts/{id}")
    ResponseEntity<Post> one(@PathVariable Long id) {
        return ResponseEntity.ok(posts.findById(id).orElseThrow()); // expect: db-n-plus-one-serializer
    }

    @GetMapping("/books/newest")
    List<Book> newest() {
        return books.findTop10ByOrderByIdDesc(); // expect: db-n-plus-one-serializer
    }

    @GetMapping("/shelves")
    List<Shelf> shelves() {
        return shelves.findAll(); // expect: db-n-plus-one-serializer
    }

    @GetMapping("/posts/rows")
    List<PostRow> rows() {
        return posts.findAll().stream()
                .map(post -> new PostRow(post.getId(), post.getTitle()))
                .toList(); // silent: db-n-plus-one-serializer because a type of its own is written
    }

    @GetMapping("/posts/titled")
    List<Post> titled(@RequestParam String title) {
        return posts.withComments(title); // silent: db-n-plus-one-serializer because the comments come with a fetch join
    }

    @GetMapping("/books")
    List<Book> after(@RequestParam Long id) {
        return books.findByIdGreaterThan(id); // silent: db-n-plus-one-serializer because the entity graph brings the author
    }

    @GetMapping("/authors")
    List<Author> authors() {
        return authors.findAll(); // silent: db-n-plus-one-serializer because the books are not written
    }

    @GetMapping("/tags")
    List<Tag> tags() {
        return tags.findAll(); // silent: db-n-plus-one-serializer because the class leaves its books out
    }

    @GetMapping("/posts/count")
    long count() {
        return posts.count(); // silent: db-n-plus-one-serializer because a number is written
    }
}
