package com.acme.bank;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class LoginController {
    private static final Logger LOG = LoggerFactory.getLogger(LoginController.class);

    private final PasswordEncoder encoder;
    private final Audit audit;

    public LoginController(PasswordEncoder encoder, Audit audit) {
        this.encoder = encoder;
        this.audit = audit;
    }

    @PostMapping("/login")
    public void login(@RequestParam String username, @RequestParam String password) {
        LOG.info("login of {} with {}", username, password); // expect: sec-sensitive-log (high)
        LOG.info("login of {}", username, password); // silent: sec-sensitive-log because the format has no place for it
        LOG.info("login of {}", username); // silent: sec-sensitive-log because a name is no secret
        LOG.debug("password has {} characters", password.length()); // silent: sec-sensitive-log because it is a number
    }

    @PostMapping("/login/body")
    public void body(@RequestBody Login login) {
        String line = "login " + login.username() + "/" + login.password();
        LOG.warn(line); // expect: sec-sensitive-log
    }

    @PostMapping("/login/hashed")
    public void hashed(@RequestParam String password) {
        LOG.info("stored as {}", encoder.encode(password)); // silent: sec-sensitive-log because the hash is slow
    }

    @PostMapping("/login/kept")
    public void kept(@RequestParam String username, @RequestParam String password) {
        LOG.debug("kept {}", password); // expect: sec-sensitive-log (low)
        try {
            audit.write(username);
        } catch (IllegalStateException e) {
            LOG.warn("not kept: {}", password, e); // expect: sec-sensitive-log (medium)
        }
    }

    @PostMapping("/unlock")
    public void unlock(@RequestParam String clientSecret) {
        LOG.info("unlocks with {}", clientSecret); // expect: sec-sensitive-log (medium)
    }

    @PostMapping("/token")
    public void token(@RequestHeader("Authorization") String authorization) {
        audit.write(authorization);
    }

    @PostMapping("/card")
    public void card(@RequestParam("card_number") String number) {
        LOG.error("declined " + number); // expect: sec-sensitive-log
    }

    @PostMapping("/card/kind")
    public void kind(@RequestParam("card_type") String type) {
        LOG.info("card of kind {}", type); // silent: sec-sensitive-log because it is not the card
    }
}
