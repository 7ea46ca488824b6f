package com.acme.runs;

import java.util.Objects;
import org.springframework.web.bind.annotation.*;

@RestController
class RunController {
    private final Runs runs;
    private final Shares shares;
    private final Members members;

    RunController(Runs runs, Shares shares, Members members) {
        this.runs = runs;
        this.shares = shares;
        this.members = members;
    }

    @PostMapping("/runs/{id}/{password}") // expect: abuse-auth-no-limit (low)
    void done(@PathVariable Long id, @PathVariable String password) {
        Run run = runs.findById(id).orElseThrow();
        if (Objects.equals(password, run.getUpdatePassword())) {
            run.setState("DONE");
            runs.save(run);
        }
    }

    @PutMapping("/shares/{id}")
    void share(@PathVariable Long id, @RequestParam String password) {
        Share share = shares.findById(id).orElseThrow();
        share.setPassword(password);
        shares.save(share);
    }

    @PostMapping("/shares/{id}/{password}") // expect: abuse-auth-no-limit (high)
    void open(@PathVariable Long id, @PathVariable String password) {
        Share share = shares.findById(id).orElseThrow();
        if (Objects.equals(password, share.getPassword())) {
            share.setOpened(true);
            shares.save(share);
        }
    }

    @PostMapping("/members/{id}/{password}") // expect: abuse-auth-no-limit (high)
    void enter(@PathVariable Long id, @PathVariable String password) {
        Member member = members.findById(id).orElseThrow();
        if (Objects.equals(password, member.getPassword())) {
            member.setActive(true);
            members.save(member);
        }
    }
}
