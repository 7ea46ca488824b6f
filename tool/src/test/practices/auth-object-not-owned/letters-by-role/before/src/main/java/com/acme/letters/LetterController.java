package com.acme.letters;

import java.util.List;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class LetterController {
    private final LetterRepository letters;
    private final DraftRepository drafts;

    public LetterController(LetterRepository letters, DraftRepository drafts) {
        this.letters = letters;
        this.drafts = drafts;
    }

    @GetMapping("/letters")
    public List<Letter> mine(@AuthenticationPrincipal Person me) {
        return letters.findByOwnerId(me.getId());
    }

    @GetMapping("/letters/{id}")
    public Letter one(@PathVariable Long id) {
        return letters.findById(id).orElseThrow(); // expect: auth-object-not-owned (high)
    }

    @PreAuthorize("hasRole('WARDEN')")
    @GetMapping("/letters/{id}/opened")
    public Letter opened(@PathVariable Long id) {
        return letters.findById(id).orElseThrow(); // silent: auth-object-not-owned because those who own letters come with a login alone, and a warden is none of them
    }

    @Clerical
    @DeleteMapping("/letters/{id}")
    public void returned(@PathVariable Long id) {
        letters.deleteById(id); // silent: auth-object-not-owned because it is the registrar's work
    }

    @PreAuthorize("hasRole('WRITER')")
    @GetMapping("/drafts/{id}")
    public Draft draft(@PathVariable Long id, @AuthenticationPrincipal Person me) {
        return drafts.findByIdAndOwnerId(id, me.getId()).orElseThrow(); // silent: auth-object-not-owned because the query asks for the owner
    }

    @PreAuthorize("hasRole('WRITER')")
    @DeleteMapping("/drafts/{id}")
    public void burnt(@PathVariable Long id) {
        drafts.deleteById(id); // expect: auth-object-not-owned (high)
    }
}
