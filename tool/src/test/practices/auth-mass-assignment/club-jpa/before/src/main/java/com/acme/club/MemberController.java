package com.acme.club;

import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class MemberController {
    private final MemberRepository members;
    private final PurseRepository purses;
    private final CardRepository cards;
    private final NoteRepository notes;

    public MemberController(MemberRepository members, PurseRepository purses, CardRepository cards, NoteRepository notes) {
        this.members = members;
        this.purses = purses;
        this.cards = cards;
        this.notes = notes;
    }

    @PostMapping("/join")
    public void join(@RequestBody Member member) { // expect: auth-mass-assignment
        members.save(member);
    }

    @PutMapping("/members")
    public void change(@ModelAttribute Member member) { // expect: auth-mass-assignment
        keep(member);
    }

    private void keep(Member member) {
        members.save(member);
    }

    @PutMapping("/cards")
    public void card(@RequestBody Card card) { // expect: auth-mass-assignment
        cards.save(card);
    }

    @PutMapping("/admin/members")
    public void byAdmin(@RequestBody Member member) { // silent: auth-mass-assignment because only administrators get here
        members.save(member);
    }

    @PatchMapping("/members/{id}")
    public void rename(@PathVariable Long id, @RequestBody MemberChange change) { // silent: auth-mass-assignment because the type has only what the caller may set
        Member member = members.findById(id).orElseThrow();
        member.setName(change.name());
        members.save(member);
    }

    @PutMapping("/members/own")
    public void own(@RequestBody Member member) { // silent: auth-mass-assignment because one property is taken over
        Member fresh = new Member();
        fresh.setName(member.getName());
        members.save(fresh);
    }

    @PostMapping("/purses")
    public void purse(@RequestBody Purse purse) { // silent: auth-mass-assignment because the balance is read only
        purses.save(purse);
    }

    @PostMapping("/notes")
    public void note(@RequestBody Note note) { // silent: auth-mass-assignment because a note gives no power
        notes.save(note);
    }
}
