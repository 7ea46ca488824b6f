package club;

import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.*;

@RestController
class JoinController {
    private final Accounts accounts;
    private final PasswordEncoder encoder;

    JoinController(Accounts accounts, PasswordEncoder encoder) {
        this.accounts = accounts;
        this.encoder = encoder;
    }

    @PostMapping("/join")
    void join(@RequestParam String nick, @RequestParam String password) {
        accounts.save(new Account(nick, encoder.encode(password), "ROLE_PATRON"));
    }
}
