package dev.lintel.flow.heap;

import org.jspecify.annotations.Nullable;

/// A place inside an object.
public sealed interface Slot {
    /// Elements of a collection or array, values of a map, the content of a box: those whose position is not known.
    Slot ELEMENTS = new Any("[*]");
    /// Keys of a map whose entry is not known.
    Slot KEYS = new Any("[keys]");

    record Field(String name) implements Slot {
        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Field field && name.equals(field.name);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    /// The entry of a map under a constant key.
    record Key(Object constant) implements Slot {
        @Override
        public int hashCode() {
            return constant.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && constant.equals(key.constant);
        }

        @Override
        public String toString() {
            return "[" + constant + "]";
        }
    }

    record Any(String name) implements Slot {
        @Override
        public int hashCode() {
            return name.hashCode();
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Any any && name.equals(any.name);
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
