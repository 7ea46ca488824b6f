package com.acme.bakery;

import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/auth")
class AuthController {
    private final Accounts accounts;

    AuthController(Accounts accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/login") // expect: abuse-auth-no-limit
    String login(@RequestBody Login login) {
        return accounts.login(login.email(), login.password());
    }

    @PostMapping("/register") // expect: abuse-auth-no-limit
    void register(@RequestBody Login login) {
        accounts.register(login.email(), login.password());
    }

    @PostMapping("/reset-password") // expect: abuse-auth-no-limit
    void reset(@RequestBody Reset reset) {
        accounts.reset(reset.token(), reset.password());
    }

    @PostMapping("/forgot-password") // expect: abuse-auth-no-limit
    void forgot(@RequestBody Login login) {
        accounts.forgot(login.email());
    }

    @GetMapping("/terms") // silent: abuse-auth-no-limit because nothing secret is tried here
    String terms() {
        return "be kind";
    }

    record Login(String email, String password) {}

    record Reset(String token, String password) {}
}
