package com.acme.post;

import java.util.List;
import org.springframework.web.bind.annotation.*;

@RestController
class PostController {
    private final Letters letters;

    PostController(Letters letters) {
        this.letters = letters;
    }

    @GetMapping("/letters")
    List<Letter> letters(@RequestParam String recipient) {
        List<Letter> all = letters.findByRecipient(recipient);
        all.stream().filter(letter -> !letter.isSeen()).forEach(letter -> letter.setSeen(true));
        letters.saveAll(all); // silent: api-get-mutates because showing them is what makes them seen
        return all;
    }

    @GetMapping("/letters/settle") // expect: api-get-mutates
    List<Letter> settle(@RequestParam String recipient) {
        List<Letter> all = letters.findByRecipient(recipient);
        all.forEach(letter -> letter.setSettled(true));
        letters.saveAll(all);
        return all;
    }
}
