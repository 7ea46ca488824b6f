package com.acme.mail;

import java.util.Map;
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
        return logins.login(address, password);
    }

    @PostMapping("/login/simple")
    public String simple(@RequestParam Map<String, String> sent) {
        return logins.greeting(sent.get("address"), sent.get("secret"));
    }
}
