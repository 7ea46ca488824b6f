package com.acme.gym;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ResetController {
    private final Members members;
    private final PasswordEncoder encoder;

    ResetController(Members members, PasswordEncoder encoder) {
        this.members = members;
        this.encoder = encoder;
    }

    @PostMapping("/reset/open") // expect: abuse-auth-no-limit (high)
    boolean open(@RequestBody Reset reset) {
        Member member = members.findByEmail(reset.email());
        if (member.getCode().equalsIgnoreCase(reset.otp())) {
            member.setPassword(encoder.encode(reset.password()));
            members.save(member);
            return true;
        }
        return false;
    }

    @PostMapping("/reset/noted") // expect: abuse-auth-no-limit (high)
    boolean noted(@RequestBody Reset reset) {
        Member member = members.findByEmail(reset.email());
        if (member.getCode().equalsIgnoreCase(reset.otp())) {
            member.setPassword(encoder.encode(reset.password()));
            members.save(member);
            return true;
        }
        member.setWrong(member.getWrong() + 1);
        members.save(member);
        return false;
    }

    @PostMapping("/reset/counted") // silent: abuse-auth-no-limit because after ten wrong ones the code is void
    boolean counted(@RequestBody Reset reset) {
        Member member = members.findByEmail(reset.email());
        if (member.getCode().equalsIgnoreCase(reset.otp())) {
            member.setPassword(encoder.encode(reset.password()));
            members.save(member);
            return true;
        }
        if (member.getWrong() >= 9) {
            member.setCode(null);
        }
        member.setWrong(member.getWrong() + 1);
        members.save(member);
        return false;
    }
}
