package com.acme.club;

import java.security.Principal;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MemberController {
    private final Members members;
    private final Guests guests;
    private final Cards cards;
    private final PasswordEncoder encoder;
    private final Keys keys;

    MemberController(Members members, Guests guests, Cards cards, Keys keys, PasswordEncoder encoder) {
        this.members = members;
        this.guests = guests;
        this.cards = cards;
        this.keys = keys;
        this.encoder = encoder;
    }

    @PostMapping("/members")
    Wrapped<Member> join(@RequestParam String name) {
        Member member = new Member();
        member.setName(name);
        member.setPassword(encoder.encode(name));
        members.save(member);
        return Wrapped.of(member);
    }

    @GetMapping("/cards/mine")
    Card mine(Principal caller) {
        return cards.findByHolder(caller.getName());
    }

    @GetMapping("/keys/others")
    java.util.List<Key> others(Principal caller) {
        return keys.findByHolderNot(caller.getName());
    }

    @GetMapping("/guests/{id}")
    Guest guest(@PathVariable long id) {
        return guests.findById(id).orElseThrow();
    }
}
