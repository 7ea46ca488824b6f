package dev.lintel.code.value;

import dev.lintel.code.Expression;
import dev.lintel.code.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Where a value may come from inside one body: a root, and the properties read from it on the way.
///
/// Three path elements are not properties: [#ELEMENT] is any element of a collection (or value of a map),
/// [#COLLECTED] is a collection that holds the value; they cancel each other out. [#NEXT] is the number after it.
public record Origin(Root root, List<String> path) {
    public static final String ELEMENT = "[]";
    /// The number after this one.
    public static final String NEXT = "+ 1";
    /// The constant that stands for `null`, told apart from the text by its type.
    public static final Object NULL = Optional.empty();

    static final String COLLECTED = "*";
    private static final int LONGEST_PATH = 6;

    public Origin {
        path = List.copyOf(path);
    }

    static Origin of(Root root) {
        return new Origin(root, List.of());
    }

    /// The property of this value; paths of recursive structures are cut off at a fixed length.
    public Origin then(String property) {
        if (property.equals(ELEMENT) && !path.isEmpty() && path.getLast().equals(COLLECTED)) {
            return new Origin(root, path.subList(0, path.size() - 1));
        }
        if (path.size() >= LONGEST_PATH) {
            return this;
        }
        List<String> longer = new ArrayList<>(path);
        longer.add(property);
        return new Origin(root, longer);
    }

    /// Where values start.
    public sealed interface Root {
        /// A parameter of the method, by index.
        record Parameter(int index) implements Root {}

        /// A String, boxed number, Boolean, Character, or the name of an enum constant.
        record Constant(Object value) implements Root {}

        /// What a call, constructor call or method reference in this body gives. Equality is the node's identity.
        record Outcome(Expression node) implements Root {
            @Override
            public boolean equals(Object other) {
                return other instanceof Outcome outcome && outcome.node == node;
            }

            @Override
            public int hashCode() {
                return System.identityHashCode(node);
            }
        }

        /// A field of the object itself or a static one.
        record Field(String owner, String name, Type type) implements Root {}

        /// The object itself.
        record Self() implements Root {}
    }
}
