package com.acme.gate;

import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

record Credentials(String name, String password) {}

@RestController
class GateController {
    @GetMapping("/login")
    String login(
            @RequestParam String name,
            @RequestParam String password) { // expect: sec-secret-in-url (medium)
        return name;
    }

    @GetMapping("/check")
    boolean check(
            @RequestParam("user_pwd") String given) { // expect: sec-secret-in-url
        return !given.isEmpty();
    }

    @DeleteMapping("/accounts")
    void close(
            @RequestParam String currentPassword) {} // expect: sec-secret-in-url

    @PostMapping("/accounts/{name}/{password}")
    void open(
            @PathVariable String name,
            @PathVariable String password) {} // expect: sec-secret-in-url

    @RequestMapping(value = "/hooks", method = RequestMethod.GET)
    void hook(
            @RequestParam("client_secret") String key) {} // expect: sec-secret-in-url

    @GetMapping("/cards")
    boolean card(
            @RequestParam String cardNumber) { // expect: sec-secret-in-url
        return cardNumber.length() == 16;
    }

    @PostMapping("/login")
    String enter(
            @RequestBody Credentials credentials) { // silent: sec-secret-in-url because it comes in the body
        return credentials.name();
    }

    @PostMapping("/form")
    String form(
            @RequestParam String password) { // silent: sec-secret-in-url because a form may send it in the body
        return "";
    }

    @GetMapping("/confirmed")
    String confirm(
            @RequestParam String token) { // silent: sec-secret-in-url because a link in a mail has to carry it
        return "";
    }

    @GetMapping("/accounts")
    String expired(
            @RequestParam boolean passwordExpired) { // silent: sec-secret-in-url because it says something about the password
        return "";
    }

    @GetMapping("/rules")
    String rules(
            @RequestParam int passwordLength) { // silent: sec-secret-in-url because a number is no password
        return "";
    }

    @GetMapping("/me")
    String me(
            @RequestHeader("X-Password") String password) { // silent: sec-secret-in-url because headers are not logged
        return "";
    }

    @GetMapping("/shared/{secret}")
    String shared(
            @PathVariable String secret) { // silent: sec-secret-in-url because the link itself lets in
        return "";
    }
}
