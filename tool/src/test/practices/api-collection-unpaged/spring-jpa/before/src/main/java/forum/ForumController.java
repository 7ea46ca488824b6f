package forum;

import java.util.*;
import java.util.stream.Collectors;
import lombok.RequiredArgsConstructor;
import org.springframework.data.domain.*;
import org.springframework.http.*;
import org.springframework.web.bind.annotation.*;

@RestController
@RequiredArgsConstructor
@RequestMapping("/forum")
class ForumController {
    private final Topics service;
    private final TopicRepository topics;
    private final PostRepository posts;
    private final SmileyRepository smileys;

    @PostMapping("/topics")
    Topic open(@RequestBody Topic topic) {
        return service.open(topic);
    }

    @PostMapping("/posts")
    void post(@RequestBody Post post) {
        posts.save(post);
    }

    @GetMapping("/topics") // expect: api-collection-unpaged
    List<TopicRow> all() {
        return service.all();
    }

    @GetMapping("/posts") // expect: api-collection-unpaged
    ResponseEntity<List<Post>> everyPost() {
        return new ResponseEntity<>(posts.findAll(), HttpStatus.OK);
    }

    @GetMapping("/boards/{board}") // expect: api-collection-unpaged
    ResponseEntity<List<Topic>> ofBoard(@PathVariable String board) {
        return ResponseEntity.ok(topics.findByBoard(board));
    }

    @RequestMapping(path = "/search", method = RequestMethod.GET) // expect: api-collection-unpaged
    Set<TopicRow> search(@RequestParam String word) {
        return topics.search(word).stream().map(TopicRow::of).collect(Collectors.toSet());
    }

    @GetMapping("/newest") // silent: api-collection-unpaged because the query stops at twenty
    List<Topic> newest() {
        return topics.findTop20ByOrderByIdDesc();
    }

    @GetMapping("/topics/{id}/posts") // silent: api-collection-unpaged because it is one page
    Page<Post> posts(@PathVariable long id, Pageable page) {
        return posts.findByThreadId(id, page);
    }

    @GetMapping("/topics/{id}/first") // silent: api-collection-unpaged because the page's content is a page
    List<Post> first(@PathVariable long id) {
        return posts.findByThreadId(id, PageRequest.of(0, 10)).getContent();
    }

    @GetMapping("/slugs/{slug}") // silent: api-collection-unpaged because a slug is unique
    List<Topic> bySlug(@PathVariable String slug) {
        return topics.findBySlug(slug);
    }

    @GetMapping("/smileys") // silent: api-collection-unpaged because no request adds smileys
    List<Smiley> smileys() {
        return smileys.findAll();
    }

    @PostMapping("/some") // silent: api-collection-unpaged because the caller names each row
    List<Topic> some(@RequestBody List<Long> ids) {
        return topics.findAllById(ids);
    }

    @GetMapping("/sample") // silent: api-collection-unpaged because only five of them are answered
    List<TopicRow> sample() {
        return topics.findAll().stream().map(TopicRow::of).limit(5).toList();
    }

    @GetMapping("/count") // silent: api-collection-unpaged because one number is answered
    int count() {
        return topics.findAll().size();
    }
}
