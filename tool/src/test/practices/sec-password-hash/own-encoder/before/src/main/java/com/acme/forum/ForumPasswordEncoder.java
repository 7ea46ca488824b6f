package com.acme.forum;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;

@Component
public class ForumPasswordEncoder implements PasswordEncoder {
    @Override
    public String encode(CharSequence typed) {
        return digest("forum" + typed);
    }

    @Override
    public boolean matches(CharSequence typed, String stored) {
        return encode(typed).equals(stored);
    }

    private static String digest(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-512");
            return new BigInteger(1, digest.digest(text.getBytes(StandardCharsets.UTF_8))).toString(16); // expect: sec-password-hash
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException(absent);
        }
    }
}
