package com.acme.tickets;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import java.security.SecureRandom;
import java.util.Base64;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ResetController {
    private final SecureRandom random = new SecureRandom();

    @PostMapping("/remember")
    public void remember(HttpServletResponse response) {
        byte[] token = new byte[32];
        random.nextBytes(token);
        Cookie cookie = new Cookie("remember-me", Base64.getUrlEncoder().encodeToString(token));
        cookie.setSecure(true);
        response.addCookie(cookie);
    }
}
