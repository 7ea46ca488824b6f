package dev.lintel.guard.audit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// The hash of the chain: HMAC-SHA-256 with the service's key, or SHA-256 without one. Without a key, whoever may
/// write the tables can compute a whole new chain; with one only who has the key as well.
final class Sealing {
    static final byte[] BEGINNING = new byte[32];
    private static final String HMAC = "HmacSHA256";

    private final byte[] key;

    /// @param key empty for none
    Sealing(byte[] key) {
        this.key = key.clone();
    }

    /// @param entry its columns; each goes in with its length, so that no two entries read the same
    byte[] hash(byte[] before, List<String> entry) {
        List<byte[]> parts = entry.stream()
                .map(each -> each.getBytes(StandardCharsets.UTF_8))
                .toList();
        ByteBuffer all = ByteBuffer.allocate(before.length
                + parts.stream().mapToInt(each -> Integer.BYTES + each.length).sum());
        all.put(before);
        parts.forEach(each -> all.putInt(each.length).put(each));
        try {
            if (key.length == 0) {
                return MessageDigest.getInstance("SHA-256").digest(all.array());
            }
            Mac mac = Mac.getInstance(HMAC);
            mac.init(new SecretKeySpec(key, HMAC));
            return mac.doFinal(all.array());
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java has SHA-256 and HMAC", missing);
        }
    }
}
