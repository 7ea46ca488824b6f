package com.acme.bank;

import java.util.HashMap;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.security.crypto.password.DelegatingPasswordEncoder;
import org.springframework.security.crypto.password.MessageDigestPasswordEncoder;
import org.springframework.security.crypto.password.PasswordEncoder;

@Configuration
public class Encoders {
    private static final String CURRENT = "bcrypt";

    @Bean
    public PasswordEncoder encoder() {
        Map<String, PasswordEncoder> known = new HashMap<>();
        known.put("bcrypt", new BCryptPasswordEncoder(12));
        known.put("MD5", new MessageDigestPasswordEncoder("MD5")); // silent: sec-password-hash because it only reads old hashes
        return new DelegatingPasswordEncoder(CURRENT, known);
    }
}
