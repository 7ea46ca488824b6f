package dev.lintel.read.java.signature;

import dev.lintel.code.Type;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// The strings and types of a mapped archive by their numbers, each decoded at most a few times: the caches are
/// written without locks, since two threads can only store equal values and both kinds are immutable.
final class StoredTables {
    private final ByteBuffer archive;
    private final Layout layout;
    private final String[] strings;
    private final Type[] types;

    StoredTables(ByteBuffer archive, Layout layout) {
        this.archive = archive;
        this.layout = layout;
        this.strings = new String[layout.strings().count()];
        this.types = new Type[layout.types().count()];
    }

    String string(int number) {
        String present = strings[number];
        if (present != null) {
            return present;
        }
        String decoded = new String(stringBytes(number), StandardCharsets.UTF_8);
        strings[number] = decoded;
        return decoded;
    }

    byte[] stringBytes(int number) {
        return new Cursor(archive, archive.getInt(layout.strings().offset() + 4 * number)).bytes();
    }

    Type type(int number) {
        Type present = types[number];
        if (present != null) {
            return present;
        }
        Cursor cursor = new Cursor(archive, archive.getInt(layout.types().offset() + 4 * number));
        Type decoded = decode(cursor, number);
        types[number] = decoded;
        return decoded;
    }

    private Type decode(Cursor cursor, int number) {
        int form = cursor.number();
        return switch (form) {
            case Tables.UNKNOWN -> Type.UNKNOWN;
            case Tables.PRIMITIVE -> new Type.Primitive(string(cursor.number()));
            case Tables.ABSENT, Tables.KNOWN ->
                new Type.Declared(
                        string(cursor.number()),
                        cursor.list(() -> earlier(cursor.number(), number)),
                        form == Tables.KNOWN);
            case Tables.ARRAY -> new Type.Array(earlier(cursor.number(), number));
            case Tables.VARIABLE -> new Type.Variable(string(cursor.number()), earlier(cursor.number(), number));
            case Tables.WILDCARD -> new Type.Wildcard(bound(cursor, number), bound(cursor, number));
            default -> throw new IllegalStateException("type " + number + " has the unknown form " + form);
        };
    }

    private Optional<Type> bound(Cursor cursor, int of) {
        int stored = cursor.number();
        return stored == 0 ? Optional.empty() : Optional.of(earlier(stored - 1, of));
    }

    /// Types name only types before them, so that a damaged file cannot lead in circles.
    private Type earlier(int number, int of) {
        if (number >= of) {
            throw new IllegalStateException("type " + of + " names the later type " + number);
        }
        return type(number);
    }

    /// A type that may be absent, stored as one more than its number.
    Optional<Type> optional(int stored) {
        return stored == 0 ? Optional.empty() : Optional.of(type(stored - 1));
    }

    List<String> stringList(Cursor cursor) {
        return cursor.list(() -> string(cursor.number()));
    }
}
