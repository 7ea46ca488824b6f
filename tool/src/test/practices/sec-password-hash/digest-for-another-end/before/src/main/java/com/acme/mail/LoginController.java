package com.acme.mail;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class LoginController {
    private final LoginService logins;

    public LoginController(LoginService logins) {
        this.logins = logins;
    }

    @PostMapping("/login")
    public boolean login(@RequestParam String address, @RequestParam String password) {
        return !logins.isRepeated(address, password) && logins.login(address, password);
    }

    @PostMapping("/login/old")
    public boolean loginOfOld(@RequestParam String address, @RequestParam String password) {
        return logins.loginOfOld(address, password);
    }

    @PostMapping("/passwords/leaked")
    public boolean leaked(@RequestParam String password) {
        return logins.isLeaked(password);
    }
}
