package dev.lintel.read.java.signature;

import dev.lintel.code.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The strings and types of an archive that is being written: each is kept once and then named by its number.
final class Tables {
    /// How a type begins in the archive.
    static final int UNKNOWN = 0;
    static final int PRIMITIVE = 1;
    static final int ABSENT = 2;
    static final int KNOWN = 3;
    static final int ARRAY = 4;
    static final int VARIABLE = 5;
    static final int WILDCARD = 6;

    private final Output bytes;
    private final Predicate<String> known;
    private final Map<String, Integer> strings = new HashMap<>();
    private final List<Integer> stringOffsets = new ArrayList<>();
    private final Map<Type, Integer> types = new HashMap<>();
    private final List<Integer> typeOffsets = new ArrayList<>();

    /// @param known whether a type of this name is declared in the archive
    Tables(Output bytes, Predicate<String> known) {
        this.bytes = bytes;
        this.known = known;
    }

    int string(String value) {
        Integer present = strings.get(value);
        if (present != null) {
            return present;
        }
        stringOffsets.add(bytes.position());
        bytes.text(value);
        strings.put(value, strings.size());
        return strings.size() - 1;
    }

    /// The number of a type. Must not be asked while something else is half written: it may write the type.
    int type(Type type) {
        Integer present = types.get(type);
        if (present != null) {
            return present;
        }
        Output encoded = encode(type);
        typeOffsets.add(bytes.position());
        bytes.raw(encoded);
        types.put(type, types.size());
        return types.size() - 1;
    }

    private Output encode(Type type) {
        Output out = new Output();
        switch (type) {
            case Type.Unknown _ -> out.number(UNKNOWN);
            case Type.Primitive(String name) -> out.number(PRIMITIVE).number(string(name));
            case Type.Declared(String name, List<Type> arguments, boolean _) ->
                out.number(known.test(name) ? KNOWN : ABSENT)
                        .number(string(name))
                        .list(arguments, each -> out.number(type(each)));
            case Type.Array(Type element) -> out.number(ARRAY).number(type(element));
            case Type.Variable(String name, Type bound) ->
                out.number(VARIABLE).number(string(name)).number(type(bound));
            case Type.Wildcard(Optional<Type> upper, Optional<Type> lower) ->
                out.number(WILDCARD).number(optional(upper)).number(optional(lower));
        }
        return out;
    }

    /// One more than the type's number, 0 for none.
    int optional(Optional<Type> type) {
        return type.map(each -> type(each) + 1).orElse(0);
    }

    List<Integer> stringOffsets() {
        return List.copyOf(stringOffsets);
    }

    List<Integer> typeOffsets() {
        return List.copyOf(typeOffsets);
    }
}
