package com.example.shop.account;

import dev.lintel.guard.GuardLogin;
import dev.lintel.guard.PublicEndpoint;
import dev.lintel.guard.RateLimit;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import jakarta.validation.Valid;
import java.security.SecureRandom;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Thirty attempts a minute from one address; failed ones count by account and by source as well. */
@RestController
@RateLimit(value = "30/min burst 30", by = "address")
@RequestMapping("/api/auth")
class AuthController {
    private final AccountService accounts;
    private final SecureRandom random = new SecureRandom();

    AuthController(AccountService accounts) {
        this.accounts = accounts;
    }

    @PublicEndpoint("nobody has a login yet")
    @PostMapping("/register")
    @ResponseStatus(HttpStatus.CREATED)
    void register(@Valid @RequestBody Credentials.Register request) {
        accounts.register(request);
    }

    @PublicEndpoint("nobody has a login yet")
    @GuardLogin(account = "email")
    @PostMapping("/login")
    Credentials.Token login(
            @Valid @RequestBody Credentials.Login request, HttpSession session, HttpServletResponse response) {
        Credentials.Token token = new Credentials.Token(accounts.login(request));
        session.setAttribute("since", System.currentTimeMillis());
        Cookie remembered = new Cookie("remember-me", Long.toHexString(random.nextLong()));
        remembered.setSecure(true);
        remembered.setHttpOnly(true);
        response.addCookie(remembered);
        return token;
    }
}
