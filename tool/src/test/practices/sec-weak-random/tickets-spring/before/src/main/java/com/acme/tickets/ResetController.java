package com.acme.tickets;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ThreadLocalRandom;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
public class ResetController {
    private final Random random = new Random();
    private final SecureRandom secure = new SecureRandom();

    @PostMapping("/remember")
    public void remember(HttpServletResponse response) {
        String value = Long.toString(random.nextLong(), 36);
        Cookie cookie = new Cookie("remember-me", value);
        cookie.setSecure(true);
        response.addCookie(cookie); // expect: sec-weak-random
    }

    @PostMapping("/remember/well")
    public void rememberWell(HttpServletResponse response) {
        Cookie cookie = new Cookie("remember-me", Long.toString(secure.nextLong(), 36));
        response.addCookie(cookie); // silent: sec-weak-random because it comes from a SecureRandom
    }

    @PostMapping("/captcha")
    public void captcha(HttpSession session) {
        int sum = ThreadLocalRandom.current().nextInt(1000);
        session.setAttribute("captcha", String.valueOf(sum)); // expect: sec-weak-random (high)
    }

    @PostMapping("/page")
    public void page(HttpSession session) {
        session.setAttribute("page", random.nextInt(10)); // silent: sec-weak-random because nobody is let in by a page number
    }

    @GetMapping("/reset")
    public String reset() {
        return newResetToken();
    }

    private String newResetToken() {
        StringBuilder token = new StringBuilder();
        for (int i = 0; i < 20; i++) {
            token.append((char) ('a' + random.nextInt(26))); // expect: sec-weak-random
        }
        return token.toString();
    }

    @GetMapping("/password")
    public String password() {
        return initialPassword();
    }

    private static String initialPassword() {
        return "p" + Math.random(); // expect: sec-weak-random
    }

    @GetMapping("/token")
    public String token() {
        return secureToken();
    }

    private String secureToken() {
        return Long.toString(secure.nextLong()); // silent: sec-weak-random because it comes from a SecureRandom
    }

    @GetMapping("/shuffled")
    public List<String> shuffled() {
        List<String> names = new ArrayList<>(List.of("a", "b"));
        Collections.shuffle(names, random); // silent: sec-weak-random because an order is no secret
        return names;
    }

    @GetMapping("/nonce")
    public String nonce() {
        return nonceOfSomeLength();
    }

    private String nonceOfSomeLength() {
        int length = 30 + random.nextInt(10); // silent: sec-weak-random because it only says how long the secret is
        byte[] bytes = new byte[length];
        secure.nextBytes(bytes);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }

    @GetMapping("/trial")
    public String trialToken() {
        return tokenForSome();
    }

    private String tokenForSome() {
        if (!isLucky(random.nextDouble())) { // silent: sec-weak-random because it only decides whether there is one
            return "";
        }
        return handed(random.nextInt(1000)); // expect: sec-weak-random
    }

    @GetMapping("/login")
    public boolean slowLogin() throws InterruptedException {
        return loginAfterAWhile();
    }

    private boolean loginAfterAWhile() throws InterruptedException {
        Thread.sleep(random.nextInt(100)); // silent: sec-weak-random because it only says how long to wait
        return true;
    }

    private static boolean isLucky(double drawn) {
        return drawn > 0.5;
    }

    private static String handed(int number) {
        return "t-" + number;
    }
}
