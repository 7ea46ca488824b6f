package com.acme.mail;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LetterController {
    private final Letters letters;

    LetterController(Letters letters) {
        this.letters = letters;
    }

    @PostMapping("/letters")
    void write() {
        letters.save(new Letter());
    }

    @GetMapping("/letters/open")
    long open() {
        return letters.countByState("OPEN");
    }
}
