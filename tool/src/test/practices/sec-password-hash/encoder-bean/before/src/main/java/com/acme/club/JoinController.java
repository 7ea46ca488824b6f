package com.acme.club;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class JoinController {
    private final MemberRepository members;
    private final PasswordEncoder encoder;

    JoinController(MemberRepository members, PasswordEncoder encoder) {
        this.members = members;
        this.encoder = encoder;
    }

    @PostMapping("/members")
    void join(@RequestBody Joining joining) {
        Member member = new Member();
        member.setEmail(joining.email());
        member.setPassword(encoder.encode(joining.password())); // silent: sec-password-hash because the encoder answers for it
        members.save(member);
    }

    record Joining(String email, String password) {}
}
