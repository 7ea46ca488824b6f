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
    public void join(@RequestBody MemberChange change) {
        Member member = new Member();
        member.setName(change.name());
        member.setRole("MEMBER");
        members.save(member);
    }
}
