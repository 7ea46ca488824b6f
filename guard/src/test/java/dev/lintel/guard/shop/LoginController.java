package dev.lintel.guard.shop;

import dev.lintel.guard.GuardLogin;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.http.ResponseEntity;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

@RestController
@ConditionalOnProperty("lintel.guard.login.enabled")
class LoginController {
    private final PasswordEncoder encoder;

    LoginController(PasswordEncoder encoder) {
        this.encoder = encoder;
    }

    record Login(String email, String password) {}

    @GuardLogin(account = "email")
    @PostMapping("/open/login")
    ResponseEntity<String> login(@RequestBody Login login) {
        if (login.password().equals("crash")) {
            throw new IllegalStateException("crash");
        }
        return encoder.matches(login.password(), "secret")
                ? ResponseEntity.ok("token")
                : ResponseEntity.status(401).body("no");
    }
}
