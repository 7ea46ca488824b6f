package com.acme.club;

import jakarta.persistence.Entity;
import jakarta.persistence.FetchType;
import jakarta.persistence.Id;
import jakarta.persistence.ManyToOne;
import java.util.List;
import org.springframework.data.jpa.repository.JpaRepository;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
class MemberController {
    private final MemberRepository members;

    MemberController(MemberRepository members) {
        this.members = members;
    }

    @GetMapping("/members")
    List<String> clubs() {
        return members.findAll().stream()
                .map(member -> member.club.name) // silent: db-n-plus-one-lazy because a hundred clubs are loaded at once
                .toList();
    }
}

interface MemberRepository extends JpaRepository<Member, Long> {}

@Entity
class Member {
    @Id Long id;

    @ManyToOne(fetch = FetchType.LAZY)
    Club club;
}

@Entity
class Club {
    @Id Long id;

    String name;
}
