package dev.lintel.read.java.signature;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;

/// A growing stretch of bytes with the few forms that the archive is written in.
final class Output {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    int position() {
        return bytes.size();
    }

    Output number(int value) {
        return number(value & 0xFFFFFFFFL);
    }

    /// Seven bits a byte, the lowest first; the high bit says that more follow.
    Output number(long value) {
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes.write((int) (rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes.write((int) rest);
        return this;
    }

    Output fixed(int value) {
        bytes.write(value >>> 24);
        bytes.write(value >>> 16);
        bytes.write(value >>> 8);
        bytes.write(value);
        return this;
    }

    Output text(String value) {
        byte[] encoded = value.getBytes(StandardCharsets.UTF_8);
        number(encoded.length);
        bytes.writeBytes(encoded);
        return this;
    }

    Output raw(Output other) {
        bytes.writeBytes(other.toBytes());
        return this;
    }

    <T> Output list(List<T> items, Consumer<T> each) {
        number(items.size());
        items.forEach(each);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }
}
