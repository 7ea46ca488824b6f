package dev.lintel.guard.cipher;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Encrypts single columns: AES-256 in GCM (NIST SP 800-38D) with a new nonce each time and the number of the key in
/// front. New values take the key with the highest number, so that a key is changed by adding one; old values are
/// read as long as theirs is kept.
///
/// A column is `bytea`, 29 bytes longer than its text. The context, such as `users.phone`, is authenticated with the
/// value: one that was moved to another column does not open.
public final class FieldCipher {
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final int MOST_KEYS = 127;

    private final NavigableMap<Integer, SecretKeySpec> keys = new TreeMap<>();
    private final @Nullable SecretKeySpec indexKey;
    private final SecureRandom random = new SecureRandom();

    /// @param keys 32 bytes each, by their numbers from 1 to 127; at least one
    /// @param indexKey 32 bytes that stay for ever, or null where nothing is looked for
    /// @throws IllegalArgumentException that says which key is none
    public FieldCipher(Map<Integer, byte[]> keys, byte @Nullable [] indexKey) {
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("there is no key");
        }
        keys.forEach((number, key) -> {
            if (number < 1 || number > MOST_KEYS) {
                throw new IllegalArgumentException("keys are numbered from 1 to " + MOST_KEYS + ", not " + number);
            }
            this.keys.put(number, new SecretKeySpec(ofRightLength(key, "key " + number), "AES"));
        });
        this.indexKey =
                indexKey == null ? null : new SecretKeySpec(ofRightLength(indexKey, "the index key"), "HmacSHA256");
    }

    private static byte[] ofRightLength(byte[] key, String what) {
        if (key.length != KEY_BYTES) {
            throw new IllegalArgumentException(what + " has " + key.length + " bytes, not " + KEY_BYTES);
        }
        return key;
    }

    /// @param context table and column; part of what is authenticated
    /// @return null for null
    public byte @Nullable [] seal(@Nullable String text, String context) {
        if (text == null) {
            return null;
        }
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        int number = keys.lastKey();
        byte[] sealed = run(Cipher.ENCRYPT_MODE, number, nonce, text.getBytes(StandardCharsets.UTF_8), context);
        return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                .put((byte) number)
                .put(nonce)
                .put(sealed)
                .array();
    }

    /// @return null for null
    /// @throws IllegalStateException if none of the keys sealed it for this context
    public @Nullable String open(byte @Nullable [] stored, String context) {
        if (stored == null) {
            return null;
        }
        ByteBuffer buffer = ByteBuffer.wrap(stored);
        byte[] nonce = new byte[NONCE_BYTES];
        int number;
        try {
            number = buffer.get();
            buffer.get(nonce);
        } catch (BufferUnderflowException tooShort) {
            throw new IllegalStateException(context + " holds what was never sealed", tooShort);
        }
        byte[] sealed = new byte[buffer.remaining()];
        buffer.get(sealed);
        return new String(run(Cipher.DECRYPT_MODE, number, nonce, sealed, context), StandardCharsets.UTF_8);
    }

    /// Whether a value is sealed by an older key than new ones are: what a job that seals anew looks for.
    public boolean isOld(byte[] stored) {
        return stored.length > 0 && stored[0] != keys.lastKey();
    }

    /// What equal values are found by, HMAC-SHA-256 of the text without case and outer blanks. To who has not the key
    /// it tells only that two rows have the same value.
    ///
    /// @return null for null
    /// @throws IllegalStateException if no index key was given
    public byte @Nullable [] index(@Nullable String text, String context) {
        if (text == null) {
            return null;
        }
        if (indexKey == null) {
            throw new IllegalStateException(context + " is looked for, and there is no index key");
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(indexKey);
            mac.update((context + "\n").getBytes(StandardCharsets.UTF_8));
            return mac.doFinal(text.trim().toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(context + " cannot be indexed", failure);
        }
    }

    private byte[] run(int mode, int number, byte[] nonce, byte[] bytes, String context) {
        SecretKeySpec key = keys.get(number);
        if (key == null) {
            throw new IllegalStateException(context + " is sealed with key " + number + ", which is not there");
        }
        try {
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(bytes);
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException(context + " cannot be sealed or opened with key " + number, failure);
        }
    }
}
