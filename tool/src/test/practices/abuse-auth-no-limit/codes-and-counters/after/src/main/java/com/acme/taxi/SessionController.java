package com.acme.taxi;

import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/session")
class SessionController {
    private final AuthenticationManager manager;
    private final RiderMapper riders;

    SessionController(AuthenticationManager manager, RiderMapper riders) {
        this.manager = manager;
        this.riders = riders;
    }

    @PostMapping("/by-password")
    @RateLimiter(name = "login")
    String password(@RequestParam String name, @RequestParam String password) {
        return manager.authenticate(new UsernamePasswordAuthenticationToken(name, password)).getName();
    }

    @PostMapping("/by-code")
    @RateLimiter(name = "login")
    String code(@RequestParam String phone, @RequestParam String code) {
        Rider rider = known(phone);
        if (!rider.otp().equals(code)) {
            throw new IllegalArgumentException("wrong code");
        }
        riders.welcome(rider.id());
        return "welcome";
    }

    @RateLimiter(name = "login")
    @PostMapping("/by-password-slowly")
    String limited(@RequestParam String name, @RequestParam String password) {
        return manager.authenticate(new UsernamePasswordAuthenticationToken(name, password)).getName();
    }

    @PostMapping("/by-code-counted") // silent: abuse-auth-no-limit because failed attempts are counted and looked at
    String counted(@RequestParam String phone, @RequestParam String code) {
        Rider rider = riders.byPhone(phone);
        if (rider.failedAttempts() > 5) {
            throw new IllegalStateException("locked");
        }
        if (!rider.otp().equals(code)) {
            riders.countFailedAttempt(rider.id());
            throw new IllegalArgumentException("wrong code");
        }
        return "welcome";
    }

    @PostMapping("/sms/send")
    @RateLimiter(name = "login")
    void sms(@RequestParam String phone) {
        riders.remember(phone);
    }

    @PostMapping("/sms/callback")
    void reported(@RequestParam String phone) {
        riders.remember(phone);
    }

    private Rider known(String phone) {
        Rider rider = riders.byPhone(phone);
        if (rider != null) {
            return rider;
        }
        throw new IllegalArgumentException("unknown number");
    }
}
