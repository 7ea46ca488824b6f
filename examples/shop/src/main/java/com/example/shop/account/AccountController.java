package com.example.shop.account;

import com.example.shop.security.Caller;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/account")
class AccountController {
    private final AccountService accounts;

    AccountController(AccountService accounts) {
        this.accounts = accounts;
    }

    @GetMapping
    User show(@AuthenticationPrincipal Jwt token) {
        return accounts.find(Caller.id(token));
    }

    @PutMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void update(@AuthenticationPrincipal Jwt token, @Valid @RequestBody AccountUpdate update) {
        accounts.update(Caller.id(token), update);
    }
}
