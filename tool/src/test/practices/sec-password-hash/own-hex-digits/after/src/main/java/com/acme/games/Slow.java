package com.acme.games;

import org.springframework.security.crypto.argon2.Argon2PasswordEncoder;

final class Slow {
    private Slow() {}

    static String hash(String password) {
        return new Argon2PasswordEncoder(16, 32, 1, 19 * 1024, 2).encode(password);
    }
}
