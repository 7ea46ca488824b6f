package com.acme.blog;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import java.util.List;
import org.springframework.data.domain.Limit;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.data.domain.Pageable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PostController {
    private final Posts posts;
    private final Languages languages;

    PostController(Posts posts, Languages languages) {
        this.posts = posts;
        this.languages = languages;
    }

    record Wanted(String title, int size) {}

    record Bounded(String title, @Max(100) int size) {}

    @PostMapping("/posts")
    void write() {
        posts.save(new Post());
    }

    @GetMapping("/posts")
    Page<Post> list(@RequestParam int page, @RequestParam(defaultValue = "20") int size) {
        return posts.findAll(PageRequest.of(page, size)); // expect: abuse-page-size-unbounded
    }

    @GetMapping("/posts/first/{n}")
    Page<Post> first(@PathVariable Integer n) {
        return posts.findAll(PageRequest.of(0, n)); // expect: abuse-page-size-unbounded
    }

    @GetMapping("/posts/titled")
    List<Post> titled(@RequestParam String title, @RequestParam int limit) {
        return posts.findByTitle(title, Limit.of(limit)); // expect: abuse-page-size-unbounded
    }

    @GetMapping("/posts/newest")
    List<Post> newest(@RequestParam int n) {
        return posts.findByTitle("news", Limit.of(n)); // expect: abuse-page-size-unbounded
    }

    @PostMapping("/posts/search")
    Page<Post> search(@RequestBody Wanted wanted) {
        return posts.findAll(PageRequest.of(0, wanted.size())); // expect: abuse-page-size-unbounded
    }

    @GetMapping("/posts/later")
    Page<Post> later(@RequestParam int size) {
        return page(size);
    }

    private Page<Post> page(int size) {
        Pageable page = PageRequest.of(0, size); // expect: abuse-page-size-unbounded
        return posts.findAll(page);
    }

    @GetMapping("/posts/pageable")
    Page<Post> pageable(Pageable page) {
        return posts.findAll(page); // silent: abuse-page-size-unbounded because Spring Data caps it
    }

    @GetMapping("/posts/capped")
    Page<Post> capped(@RequestParam int size) {
        return posts.findAll(PageRequest.of(0, Math.min(size, 100))); // silent: abuse-page-size-unbounded because it is capped
    }

    @GetMapping("/posts/checked")
    Page<Post> checked(@RequestParam int size) {
        if (size > 100) {
            throw new IllegalArgumentException("size");
        }
        return posts.findAll(PageRequest.of(0, size)); // silent: abuse-page-size-unbounded because it is checked
    }

    @GetMapping("/posts/constrained")
    Page<Post> constrained(@RequestParam @Max(100) int size) {
        return posts.findAll(PageRequest.of(0, size)); // silent: abuse-page-size-unbounded because a constraint bounds it
    }

    @PostMapping("/posts/bounded")
    Page<Post> bounded(@Valid @RequestBody Bounded wanted) {
        return posts.findAll(PageRequest.of(0, wanted.size())); // silent: abuse-page-size-unbounded because a constraint bounds it
    }

    @GetMapping("/posts/fixed")
    Page<Post> fixed(@RequestParam int page) {
        return posts.findAll(PageRequest.of(page, 20)); // silent: abuse-page-size-unbounded because the size is fixed
    }

    @GetMapping("/languages")
    Page<Language> languages(@RequestParam int size) {
        return languages.findAll(PageRequest.of(0, size)); // silent: abuse-page-size-unbounded because nobody adds languages
    }
}
