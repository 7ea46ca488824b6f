package com.acme.board;

import jakarta.servlet.http.HttpSession;
import java.security.Principal;
import java.util.Set;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class BoardController {
    private static final Set<String> LANGUAGES = Set.of("en", "de");

    @PostMapping("/tenant")
    public void tenant(@RequestHeader("X-Tenant") String tenant, HttpSession session) {
        session.setAttribute("tenant", tenant); // expect: sec-trust-boundary
    }

    @PostMapping("/role")
    public void role(@RequestParam String role, HttpSession session) {
        keep(session, "role", role.trim());
    }

    private static void keep(HttpSession session, String name, String value) {
        session.setAttribute(name, value); // expect: sec-trust-boundary
    }

    @PostMapping("/boards/{board}")
    public void board(@PathVariable String board, HttpSession session) {
        session.setAttribute("board", board); // expect: sec-trust-boundary
    }

    @PostMapping("/boards/number/{board}")
    public void number(@PathVariable long board, HttpSession session) {
        session.setAttribute("board", board); // silent: sec-trust-boundary because it is a number
    }

    @PostMapping("/language")
    public void language(@RequestParam String language, HttpSession session) {
        if (LANGUAGES.contains(language)) {
            session.setAttribute("language", language); // silent: sec-trust-boundary because it is one of two words
        }
    }

    @PostMapping("/me")
    public void me(Principal principal, HttpSession session) {
        session.setAttribute("user", principal.getName()); // silent: sec-trust-boundary because the login proved it
    }
}
