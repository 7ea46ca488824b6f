package dev.lintel.guard.key;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.zip.CRC32;

/// How a key is written: `shop_3f8a…_9Zk…`, a prefix that scanners for leaked secrets can look for, the public id,
/// and the secret with a check sum, by which a mistyped or made-up key is known without asking the database.
record KeyText(String id, String secret) {
    private static final String LETTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int ID = 16;
    /// Never fed, only copied.
    private static final MessageDigest SHA = sha();
    /// 43 letters of 62 are 256 bits.
    private static final int SECRET = 43;

    private static final int CHECK = 6;

    static KeyText fresh() {
        return new KeyText(letters(ID), letters(SECRET));
    }

    private static String letters(int count) {
        StringBuilder out = new StringBuilder(count);
        for (int i = 0; i < count; i++) {
            out.append(LETTERS.charAt(RANDOM.nextInt(LETTERS.length())));
        }
        return out.toString();
    }

    String text(String prefix) {
        return prefix + "_" + id + "_" + secret + check(id, secret);
    }

    static Optional<KeyText> read(String prefix, String text) {
        int length = prefix.length() + 1 + ID + 1 + SECRET + CHECK;
        if (text.length() != length || !text.startsWith(prefix) || text.charAt(prefix.length()) != '_') {
            return Optional.empty();
        }
        String id = text.substring(prefix.length() + 1, prefix.length() + 1 + ID);
        String secret = text.substring(prefix.length() + 2 + ID, length - CHECK);
        boolean right = text.endsWith(check(id, secret));
        return right ? Optional.of(new KeyText(id, secret)) : Optional.empty();
    }

    private static String check(String id, String secret) {
        CRC32 crc = new CRC32();
        crc.update(id.getBytes(StandardCharsets.UTF_8));
        crc.update(secret.getBytes(StandardCharsets.UTF_8));
        StringBuilder out = new StringBuilder(CHECK);
        long rest = crc.getValue();
        for (int i = 0; i < CHECK; i++) {
            out.append(LETTERS.charAt((int) (rest % LETTERS.length())));
            rest /= LETTERS.length();
        }
        return out.toString();
    }

    byte[] digest() {
        return copy().digest(secret.getBytes(StandardCharsets.UTF_8));
    }

    /// A copy: to look the algorithm up takes longer than to digest so few bytes.
    private static MessageDigest copy() {
        try {
            return (MessageDigest) SHA.clone();
        } catch (CloneNotSupportedException notOfThisProvider) {
            return sha();
        }
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
