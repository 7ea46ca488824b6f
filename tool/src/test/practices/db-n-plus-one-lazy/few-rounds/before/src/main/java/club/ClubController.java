package club;

import java.util.*;
import org.springframework.web.bind.annotation.*;

@RestController
class ClubController {
    private final Halls halls;
    private final Letters letters;

    ClubController(Halls halls, Letters letters) {
        this.halls = halls;
        this.letters = letters;
    }

    @PostMapping("/halls")
    void build() {
        halls.save(new Hall());
    }

    @GetMapping("/halls")
    Map<Long, Integer> shelves(@RequestParam boolean open) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Hall hall : halls.findByOpen(open)) {
            counts.put(hall.getId(), hall.getShelves().size()); // expect: db-n-plus-one-lazy (low)
        }
        return counts;
    }

    @GetMapping("/halls/{id}")
    Map<Long, Integer> books(@PathVariable Long id) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Shelf shelf : halls.findById(id).orElseThrow().getShelves()) {
            counts.put(shelf.getId(), shelf.getBooks().size()); // expect: db-n-plus-one-lazy (medium)
        }
        return counts;
    }

    @PostMapping("/letters")
    void write() {
        letters.save(new Letter());
    }

    @GetMapping("/letters")
    Map<Long, Integer> answers(@RequestParam String topic) {
        Map<Long, Integer> counts = new HashMap<>();
        for (Letter letter : letters.findByTopic(topic)) {
            counts.put(letter.getId(), letter.getAnswers().size()); // expect: db-n-plus-one-lazy (medium)
        }
        return counts;
    }
}
