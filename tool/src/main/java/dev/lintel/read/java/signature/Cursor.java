package dev.lintel.read.java.signature;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/// A place in a mapped archive that moves as it is read. Cursors share the bytes and nothing else.
final class Cursor {
    private final ByteBuffer bytes;
    private int position;

    Cursor(ByteBuffer bytes, int position) {
        this.bytes = bytes;
        this.position = position;
    }

    int number() {
        return (int) wide();
    }

    long wide() {
        long value = 0;
        for (int shift = 0; shift < Long.SIZE; shift += 7) {
            byte next = bytes.get(position++);
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return value;
            }
        }
        throw new IllegalStateException("a number without an end at byte " + position);
    }

    byte[] bytes() {
        byte[] read = new byte[length()];
        bytes.get(position, read);
        position += read.length;
        return read;
    }

    /// Reads `each` as often as the number before it says.
    <T> List<T> list(Supplier<T> each) {
        int count = length();
        if (count == 0) {
            return List.of();
        }
        List<T> items = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            items.add(each.get());
        }
        return items;
    }

    /// A count of things of at least one byte each, so that damage cannot ask for more memory than the file has
    /// bytes.
    private int length() {
        int count = number();
        if (count < 0 || count > bytes.limit() - position) {
            throw new IllegalStateException("a length of " + count + " at byte " + position);
        }
        return count;
    }
}
