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

    record PostRow(Long id, String title) {
        static PostRow of(Post post) {
            return new PostRow(post.getId(), post.getTitle());
        }
    }

    @GetMapping("/posts")
    List<PostRow> all() {
        return service.all().stream().map(PostRow::of).toList();
    }

    @GetMapping("/posts/search")
    Page<PostRow> search(@RequestParam String part, Pageable page) {
        return posts.findByTitleContaining(part, page).map(PostRow::of);
    }

    @GetMapping("/posts/{id}")
    ResponseEntity<PostRow> one(@PathVariable Long id) {
        return ResponseEntity.ok(PostRow.of(posts.findById(id).orElseThrow()));
    }

    @GetMapping("/books/newest")
    List<Long> newest() {
        return books.findTop10ByOrderByIdDesc().stream().map(Book::getId).toList();
    }

    @GetMapping("/shelves")
    List<Long> shelves() {
        return shelves.findAll().stream().map(Shelf::getId).toList();
    }

    @GetMapping("/posts/rows")
    List<PostRow> rows() {
        return posts.findAll().stream()
                .map(post -> new PostRow(post.getId(), post.getTitle()))
                .toList();
    }

    @GetMapping("/posts/titled")
    List<Post> titled(@RequestParam String title) {
        return posts.withComments(title);
    }

    @GetMapping("/books")
    List<Book> after(@RequestParam Long id) {
        return books.findByIdGreaterThan(id);
    }

    @GetMapping("/authors")
    List<Author> authors() {
        return authors.findAll();
    }

    @GetMapping("/tags")
    List<Tag> tags() {
        return tags.findAll();
    }

    @GetMapping("/posts/count")
    long count() {
        return posts.count();
    }
}
