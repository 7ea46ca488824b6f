package dev.lintel.source;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/// Bytes to text, as found in the wild: byte order marks, UTF-8, and the rest as ISO 8859-1, in which every byte
/// is a character, so that one stray umlaut does not cost a file.
final class Decoding {
    private static final int SNIFFED = 8000;
    private static final char REPLACEMENT = '\uFFFD';

    private Decoding() {}

    static String text(byte[] bytes) throws IOException {
        if (startsWith(bytes, 0xEF, 0xBB, 0xBF)) {
            return utf8(bytes, 3);
        }
        if (startsWith(bytes, 0xFE, 0xFF)) {
            return decode(bytes, 2, StandardCharsets.UTF_16BE);
        }
        if (startsWith(bytes, 0xFF, 0xFE)) {
            return decode(bytes, 2, StandardCharsets.UTF_16LE);
        }
        if (looksBinary(bytes)) {
            throw new IOException("is no text");
        }
        return utf8(bytes, 0);
    }

    /// As git decides it: a zero byte near the start.
    private static boolean looksBinary(byte[] bytes) {
        int end = Math.min(bytes.length, SNIFFED);
        for (int i = 0; i < end; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    private static String utf8(byte[] bytes, int from) {
        // Much faster than a decoder, but says only by this character where something was wrong.
        String text = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8);
        return text.indexOf(REPLACEMENT) < 0 ? text : decode(bytes, from, StandardCharsets.UTF_8);
    }

    private static String decode(byte[] bytes, int from, Charset charset) {
        ByteBuffer rest = ByteBuffer.wrap(bytes, from, bytes.length - from);
        try {
            return charset.newDecoder().decode(rest).toString();
        } catch (CharacterCodingException notThisCharset) {
            return new String(bytes, from, bytes.length - from, StandardCharsets.ISO_8859_1);
        }
    }

    private static boolean startsWith(byte[] bytes, int... mark) {
        if (bytes.length < mark.length) {
            return false;
        }
        for (int i = 0; i < mark.length; i++) {
            if ((bytes[i] & 0xFF) != mark[i]) {
                return false;
            }
        }
        return true;
    }
}
