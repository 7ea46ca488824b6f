package com.example.shop.account;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.util.Random;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/auth")
class AuthController {
    private final AccountService accounts;

    AuthController(AccountService accounts) {
        this.accounts = accounts;
    }

    @PostMapping("/register") // expect: abuse-auth-no-limit
    @ResponseStatus(HttpStatus.CREATED)
    void register(@Valid @RequestBody Credentials.Register request) {
        accounts.register(request);
    }

    @PostMapping("/login") // expect: abuse-auth-no-limit
    Credentials.Token login(
            @Valid @RequestBody Credentials.Login request, HttpSession session, HttpServletResponse response) {
        Credentials.Token token = new Credentials.Token(accounts.login(request));
        session.setAttribute("email", request.email()); // expect: sec-trust-boundary
        String remembered = Long.toHexString(new Random().nextLong());
        response.addCookie(new Cookie("remember-me", remembered)); // expect: sec-insecure-cookie, sec-weak-random
        return token;
    }
}
