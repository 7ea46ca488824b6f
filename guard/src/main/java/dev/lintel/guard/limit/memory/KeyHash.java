package dev.lintel.guard.limit.memory;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;

/// SipHash-1-3 (Aumasson, Bernstein 2012) over a text's bytes under a random key: who chooses the keys (an address, a
/// user name, a header) cannot choose which ones collide. Two of a million keys are the same with a chance of 3 in
/// 10^8.
final class KeyHash {
    private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORD = Long.BYTES;

    private final long first;
    private final long second;

    KeyHash() {
        SecureRandom random = new SecureRandom();
        this.first = random.nextLong();
        this.second = random.nextLong();
    }

    /// Never 0, which marks an empty slot.
    long of(String text, int part) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8); // a copy as it lies there, eight times as fast as letters
        long v0 = first ^ 0x736f6d6570736575L;
        long v1 = second ^ 0x646f72616e646f6dL;
        long v2 = first ^ 0x6c7967656e657261L;
        long v3 = second ^ 0x7465646279746573L;
        int at = 0;
        long word = part;
        while (true) {
            v3 ^= word;
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32) + v3;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
            v0 ^= word;
            if (at > bytes.length) {
                break;
            }
            word = at + WORD <= bytes.length ? (long) WORDS.get(bytes, at) : rest(bytes, at);
            at += WORD;
        }
        v2 ^= 0xff;
        for (int i = 0; i < 3; i++) {
            v0 += v1;
            v2 += v3;
            v1 = Long.rotateLeft(v1, 13) ^ v0;
            v3 = Long.rotateLeft(v3, 16) ^ v2;
            v0 = Long.rotateLeft(v0, 32) + v3;
            v2 += v1;
            v1 = Long.rotateLeft(v1, 17) ^ v2;
            v3 = Long.rotateLeft(v3, 21) ^ v0;
            v2 = Long.rotateLeft(v2, 32);
        }
        long hash = v0 ^ v1 ^ v2 ^ v3;
        return hash == 0 ? 1 : hash;
    }

    /// The last bytes and the length, so that no text is the beginning of another.
    private static long rest(byte[] bytes, int at) {
        long word = (long) bytes.length << 56;
        for (int i = at; i < bytes.length; i++) {
            word |= (bytes[i] & 0xffL) << (8 * (i - at));
        }
        return word;
    }
}
