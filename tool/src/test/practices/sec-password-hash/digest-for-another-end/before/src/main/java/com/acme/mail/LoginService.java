package com.acme.mail;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Service;
import org.springframework.web.client.RestClient;

@Service
public class LoginService {
    private final Mailboxes mailboxes;
    private final BCryptPasswordEncoder encoder;
    private final RestClient breaches;
    private final Map<String, Integer> tried = new ConcurrentHashMap<>();

    public LoginService(Mailboxes mailboxes, BCryptPasswordEncoder encoder, RestClient breaches) {
        this.mailboxes = mailboxes;
        this.encoder = encoder;
        this.breaches = breaches;
    }

    public boolean login(String address, String password) {
        Mailbox mailbox = mailboxes.findByAddress(address).orElseThrow();
        byte[] whole = digest("SHA-256").digest(password.getBytes(StandardCharsets.UTF_8)); // silent: sec-password-hash because only bcrypt's own limit of 72 bytes is lifted
        return encoder.matches(Base64.getEncoder().encodeToString(whole), mailbox.getPassword());
    }

    public boolean loginOfOld(String address, String password) {
        Mailbox mailbox = mailboxes.findByAddress(address).orElseThrow();
        byte[] hash = digest("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)); // silent: sec-password-hash because an old hash is replaced at once
        boolean same = HexFormat.of().formatHex(hash).equals(mailbox.getPassword());
        if (same) {
            mailbox.setPassword(encoder.encode(password));
            mailboxes.save(mailbox);
        }
        return same;
    }

    public boolean isLeaked(String password) {
        byte[] hash = digest("SHA-1").digest(password.getBytes(StandardCharsets.UTF_8)); // silent: sec-password-hash because a list of leaked ones is asked
        String hex = HexFormat.of().withUpperCase().formatHex(hash);
        String range = breaches.get().uri("/range/{prefix}", hex.substring(0, 5)).retrieve().body(String.class);
        return range != null && range.lines().anyMatch(line -> line.startsWith(hex.substring(5)));
    }

    public boolean isRepeated(String address, String password) {
        byte[] hash = digest("SHA-256").digest((address + password).getBytes(StandardCharsets.UTF_8)); // silent: sec-password-hash because it counts attempts in memory
        return tried.merge(HexFormat.of().formatHex(hash), 1, Integer::sum) > 3;
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
