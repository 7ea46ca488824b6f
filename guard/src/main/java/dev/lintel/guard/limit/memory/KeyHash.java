package dev.lintel.guard.limit.memory;

import java.security.SecureRandom;

/// SipHash-1-3 (Aumasson, Bernstein 2012) over a text's characters under a random key: who chooses the keys (an
/// address, a user name, a header) cannot choose which ones collide. Two of a million keys are the same with a chance
/// of 3 in 10^8.
final class KeyHash {
    private final long first;
    private final long second;

    KeyHash() {
        SecureRandom random = new SecureRandom();
        this.first = random.nextLong();
        this.second = random.nextLong();
    }

    /// Never 0, which marks an empty slot.
    long of(CharSequence text, int part) {
        long v0 = first ^ 0x736f6d6570736575L;
        long v1 = second ^ 0x646f72616e646f6dL;
        long v2 = first ^ 0x6c7967656e657261L;
        long v3 = second ^ 0x7465646279746573L;
        int length = text.length();
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
            if (at > length) {
                break;
            }
            word = at + 4 <= length ? four(text, at) : rest(text, at, length);
            at += 4;
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

    private static long four(CharSequence text, int at) {
        return text.charAt(at)
                | (long) text.charAt(at + 1) << 16
                | (long) text.charAt(at + 2) << 32
                | (long) text.charAt(at + 3) << 48;
    }

    /// The last characters and the length, so that no text is the beginning of another.
    private static long rest(CharSequence text, int at, int length) {
        long word = (long) length << 56;
        for (int i = at; i < length; i++) {
            word |= (long) text.charAt(i) << 16 * (i - at);
        }
        return word;
    }
}
