package com.acme.mail;

import java.util.List;
import org.springframework.data.domain.PageRequest;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class LetterController {
    private final Letters letters;
    private final Countries countries;

    LetterController(Letters letters, Countries countries) {
        this.letters = letters;
        this.countries = countries;
    }

    record Numbers(long open) {}

    @PostMapping("/letters")
    void write() {
        letters.save(new Letter());
    }

    @GetMapping("/letters/open")
    Numbers open() {
        return new Numbers(letters.findAll().stream() // expect: db-findall-in-memory
                .filter(letter -> letter.state.equals("OPEN"))
                .count());
    }

    @GetMapping("/letters/of/{sender}")
    List<Letter> of(@PathVariable String sender) {
        return letters.findAll().stream().filter(letter -> letter.sender.equals(sender)).toList(); // expect: db-findall-in-memory
    }

    @GetMapping("/letters/any")
    boolean any(@RequestParam String sender) {
        return letters.findAll().stream().anyMatch(letter -> sender.equals(letter.sender)); // expect: db-findall-in-memory
    }

    @GetMapping("/letters/gathered")
    List<Letter> gathered(@RequestParam String state) {
        List<Letter> all = letters.findAll(); // expect: db-findall-in-memory
        return all.stream().filter(letter -> letter.state.equals(state)).toList();
    }

    @GetMapping("/letters/from")
    long from(@RequestParam String with) {
        return letters.findAll().stream() // expect: db-findall-in-memory
                .filter(letter -> with.equals(letter.sender))
                .count();
    }

    @GetMapping("/letters/none")
    boolean none() {
        return letters.findAll().stream().noneMatch(letter -> letter.state.equals("LOST")); // expect: db-findall-in-memory
    }

    @GetMapping("/letters/counted")
    long counted() {
        return letters.countByState("OPEN"); // silent: db-findall-in-memory because the database counts
    }

    @GetMapping("/letters/mine")
    long mine(@RequestParam String sender) {
        return letters.findBySender(sender).stream() // silent: db-findall-in-memory because the database chose before
                .filter(letter -> letter.state.equals("OPEN"))
                .count();
    }

    @GetMapping("/letters/page")
    long page() {
        return letters.findAll(PageRequest.of(0, 20)).stream() // silent: db-findall-in-memory because it is one page
                .filter(letter -> letter.state.equals("OPEN"))
                .count();
    }

    @GetMapping("/countries/{code}")
    long country(@PathVariable String code) {
        return countries.findAll().stream() // silent: db-findall-in-memory because nobody adds countries
                .filter(country -> country.code.equals(code))
                .count();
    }

    @GetMapping("/letters/states")
    List<String> states() {
        return letters.findAll().stream().map(letter -> letter.state).toList(); // silent: db-findall-in-memory because all are shown
    }

    @PostMapping("/letters/read")
    @Transactional
    public void readAll(@RequestParam String by) {
        for (Letter letter : letters.findAll()) { // silent: db-findall-in-memory because each one is changed
            letter.readBy = by;
        }
    }
}
