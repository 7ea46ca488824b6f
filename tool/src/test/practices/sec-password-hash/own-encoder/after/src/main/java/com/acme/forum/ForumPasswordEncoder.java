package com.acme.forum;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

@Component
public class ForumPasswordEncoder implements PasswordEncoder {
    private final PasswordEncoder slow = new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2);

    @Override
    public String encode(CharSequence typed) {
        return slow.encode("forum" + typed);
    }

    @Override
    public boolean matches(CharSequence typed, String stored) {
        return slow.matches("forum" + typed, stored);
    }
}
