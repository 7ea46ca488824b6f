package com.acme.games;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

final class Digests {
    private static final char[] DIGITS = "0123456789abcdef".toCharArray();

    private Digests() {}

    static String hex(String text) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return hex(digest.digest(text.getBytes(StandardCharsets.UTF_8))); // expect: sec-password-hash
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String hex(byte[] bytes) {
        StringBuilder digits = new StringBuilder();
        for (byte each : bytes) {
            digits.append(DIGITS[(each >> 4) & 15]).append(DIGITS[each & 15]);
        }
        return digits.toString();
    }
}
