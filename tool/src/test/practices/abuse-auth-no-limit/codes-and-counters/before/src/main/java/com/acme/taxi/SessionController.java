package com.acme.taxi;

import io.github.resilience4j.ratelimiter.annotation.RateLimiter;
import org.springframework.data.redis.core.StringRedisTemplate;
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
    private final StringRedisTemplate redis;

    SessionController(AuthenticationManager manager, RiderMapper riders, StringRedisTemplate redis) {
        this.manager = manager;
        this.riders = riders;
        this.redis = redis;
    }

    @PostMapping("/by-password") // expect: abuse-auth-no-limit
    String password(@RequestParam String name, @RequestParam String password) {
        return manager.authenticate(new UsernamePasswordAuthenticationToken(name, password)).getName();
    }

    @PostMapping("/by-code") // expect: abuse-auth-no-limit
    String code(@RequestParam String phone, @RequestParam String code) {
        Rider rider = known(phone);
        if (!rider.otp().equals(code)) {
            throw new IllegalArgumentException("wrong code");
        }
        riders.welcome(rider.id());
        return "welcome";
    }

    @RateLimiter(name = "login")
    @PostMapping("/by-password-slowly") // silent: abuse-auth-no-limit because an annotation limits it
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

    @PostMapping("/sms/send") // expect: abuse-auth-no-limit
    void sms(@RequestParam String phone) {
        riders.remember(phone);
    }

    @PostMapping("/sms/callback") // silent: abuse-auth-no-limit because the provider reports there
    void reported(@RequestParam String phone) {
        riders.remember(phone);
    }

    @PostMapping("/sms/login") // expect: abuse-auth-no-limit (high)
    String smsLogin(@RequestParam String phone, @RequestParam String code) {
        Rider rider = riders.byCode(phone, code);
        if (rider == null) {
            throw new IllegalArgumentException("wrong code");
        }
        riders.welcome(rider.id());
        return "welcome";
    }

    @PostMapping("/sms/stop") // silent: abuse-auth-no-limit because nothing is sent to whoever brings a code
    void stop(@RequestParam String phone, @RequestParam String code) {
        riders.remember(phone);
    }

    @PostMapping("/sms/redis") // silent: abuse-auth-no-limit because what Redis counts is looked at first
    String counter(@RequestParam String phone, @RequestParam String code) {
        Long tried = redis.opsForValue().increment("code:" + phone);
        if (tried != null && tried > 8) {
            throw new IllegalStateException("later");
        }
        Rider rider = riders.byCode(phone, code);
        riders.welcome(rider.id());
        return "welcome";
    }

    @PostMapping("/sms/noted") // expect: abuse-auth-no-limit
    String noted(@RequestParam String phone, @RequestParam String code) {
        redis.opsForValue().increment("code:" + phone);
        Rider rider = riders.byCode(phone, code);
        riders.welcome(rider.id());
        return "welcome";
    }

    private Rider known(String phone) {
        Rider rider = riders.byPhone(phone);
        if (rider != null) {
            return rider;
        }
        throw new IllegalArgumentException("unknown number");
    }
}
