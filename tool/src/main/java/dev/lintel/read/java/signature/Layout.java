package dev.lintel.read.java.signature;

import java.nio.ByteBuffer;

/// The head of an archive of signatures: where its sections lie. All numbers are big-endian.
///
/// ```
/// head      magic (8) format (4) length of the file (4) fingerprint (8), then count (4) and offset (4) of each of:
/// strings   offsets (4 each), each of a varint length and UTF-8 bytes
/// types     offsets (4 each), each of a type as TypeWriter writes it; a type names only types before it
/// index     pairs of the name's string (4) and the offset of the declaration (4), sorted by the name's bytes
/// packages  strings (4 each), sorted by their bytes
/// modules   pairs as in the index; at the offset a varint count and the exported packages' strings
/// ```
///
/// @param fingerprint of all that the archive was made from, so that an unchanged one need not be made again
record Layout(
        int length,
        long fingerprint,
        Section strings,
        Section types,
        Section index,
        Section packages,
        Section modules) {
    /// `LNTLSIGS`
    static final long MAGIC = 0x4C4E544C53494753L;

    /// Raised when the layout changes: an archive of another format is never read.
    static final int FORMAT = 1;

    static final int HEAD = 8 + 4 + 4 + 8 + 5 * 8;

    /// @param count of entries
    /// @param offset of the first entry from the start of the file, in bytes
    record Section(int count, int offset) {
        private static Section read(ByteBuffer head) {
            return new Section(head.getInt(), head.getInt());
        }

        private void write(ByteBuffer head) {
            head.putInt(count).putInt(offset);
        }
    }

    void write(ByteBuffer head) {
        head.putLong(MAGIC).putInt(FORMAT).putInt(length).putLong(fingerprint);
        strings.write(head);
        types.write(head);
        index.write(head);
        packages.write(head);
        modules.write(head);
    }

    /// Reads the head of a whole archive.
    ///
    /// @throws IllegalArgumentException when it is none, of another format, or cut off
    static Layout read(ByteBuffer archive) {
        if (archive.limit() < HEAD) {
            throw new IllegalArgumentException("it has " + archive.limit() + " bytes and no complete head");
        }
        ByteBuffer head = archive.slice(0, HEAD);
        if (head.getLong() != MAGIC) {
            throw new IllegalArgumentException("it is no archive of signatures");
        }
        int format = head.getInt();
        if (format != FORMAT) {
            throw new IllegalArgumentException("its format is " + format + ", this version reads " + FORMAT);
        }
        int length = head.getInt();
        if (length != archive.limit()) {
            throw new IllegalArgumentException("it has " + archive.limit() + " of " + length + " bytes");
        }
        return new Layout(
                length,
                head.getLong(),
                Section.read(head),
                Section.read(head),
                Section.read(head),
                Section.read(head),
                Section.read(head));
    }
}
