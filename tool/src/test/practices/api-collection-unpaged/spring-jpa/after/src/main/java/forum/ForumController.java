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

    @GetMapping("/topics")
    List<TopicRow> all(Pageable page) {
        return topics.findAll(page).map(TopicRow::of).getContent();
    }

    @GetMapping("/posts")
    ResponseEntity<List<Post>> everyPost(Pageable page) {
        return new ResponseEntity<>(posts.findAll(page).getContent(), HttpStatus.OK);
    }

    @GetMapping("/boards/{board}")
    ResponseEntity<List<Topic>> ofBoard(@PathVariable String board) {
        return ResponseEntity.ok(topics.findByBoard(board, Limit.of(50)));
    }

    @RequestMapping(path = "/search", method = RequestMethod.GET)
    Set<TopicRow> search(@RequestParam String word) {
        return topics.search(word, PageRequest.of(0, 50)).stream().map(TopicRow::of).collect(Collectors.toSet());
    }

    @GetMapping("/newest")
    List<Topic> newest() {
        return topics.findTop20ByOrderByIdDesc();
    }

    @GetMapping("/topics/{id}/posts")
    Page<Post> posts(@PathVariable long id, Pageable page) {
        return posts.findByThreadId(id, page);
    }

    @GetMapping("/topics/{id}/first")
    List<Post> first(@PathVariable long id) {
        return posts.findByThreadId(id, PageRequest.of(0, 10)).getContent();
    }

    @GetMapping("/slugs/{slug}")
    List<Topic> bySlug(@PathVariable String slug) {
        return topics.findBySlug(slug);
    }

    @GetMapping("/smileys")
    List<Smiley> smileys() {
        return smileys.findAll();
    }

    @PostMapping("/some")
    List<Topic> some(@RequestBody List<Long> ids) {
        return topics.findAllById(ids);
    }

    @GetMapping("/sample")
    List<TopicRow> sample() {
        return topics.findAll().stream().map(TopicRow::of).limit(5).toList();
    }

    @GetMapping("/count")
    int count() {
        return topics.findAll().size();
    }
}
