package com.acme.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.util.DigestUtils;

@Service
public class LoginService {
    private final Mailboxes mailboxes;
    private final BCryptPasswordEncoder encoder;

    public LoginService(Mailboxes mailboxes, BCryptPasswordEncoder encoder) {
        this.mailboxes = mailboxes;
        this.encoder = encoder;
    }

    public boolean login(String address, String password) {
        Mailbox mailbox = mailboxes.findByAddress(address).orElseThrow();
        return switch (mailbox.getScheme()) {
            case SALTED -> isDigest(mailbox.getSalt() + password, mailbox.getPassword());
            case SLOW -> encoder.matches(password, mailbox.getPassword());
        };
    }

    public String greeting(String address, String word) {
        String stored = mailboxes.findByAddress(address).map(Mailbox::getPassword).orElseThrow();
        String hash = hex(DigestUtils.md5Digest(word.getBytes(StandardCharsets.UTF_8))); // expect: sec-password-hash
        if (!hash.equals(stored)) {
            throw new IllegalArgumentException("Who are you?");
        }
        return "Welcome";
    }

    private static boolean isDigest(String text, String stored) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            byte[] hash = digest.digest(text.getBytes(StandardCharsets.UTF_8)); // expect: sec-password-hash
            return hex(hash).equalsIgnoreCase(stored);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder digits = new StringBuilder(bytes.length * 2);
        for (byte each : bytes) {
            digits.append(String.format("%02x", each));
        }
        return digits.toString();
    }
}
