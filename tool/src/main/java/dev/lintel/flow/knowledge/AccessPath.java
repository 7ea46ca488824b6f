package dev.lintel.flow.knowledge;

import java.util.List;
import java.util.stream.Collectors;

/// A place in the values of one call, as rules write it: `arg0`, `this[*]`, `result.body`.
public record AccessPath(Root root, List<Step> steps) {
    public AccessPath {
        steps = List.copyOf(steps);
    }

    /// Where a path begins.
    public sealed interface Root {
        /// The receiver; in a constructor, the new object.
        record This() implements Root {
            @Override
            public String toString() {
                return "this";
            }
        }

        /// @param index from 0
        record Argument(int index) implements Root {
            @Override
            public String toString() {
                return "arg" + index;
            }
        }

        /// `arg*`: each of the arguments.
        record EveryArgument() implements Root {
            @Override
            public String toString() {
                return "arg*";
            }
        }

        record Result() implements Root {
            @Override
            public String toString() {
                return "result";
            }
        }
    }

    /// One step into a value.
    public sealed interface Step {
        /// `.name`: a field, also one that only these rules know (`response.contentType`).
        record Field(String name) implements Step {
            @Override
            public String toString() {
                return "." + name;
            }
        }

        /// `[*]`: all elements of a list or array, all values of a map.
        record Elements() implements Step {
            @Override
            public String toString() {
                return "[*]";
            }
        }

        /// `[key]`: the value under this key.
        record Key(String key) implements Step {
            @Override
            public String toString() {
                return "[" + key + "]";
            }
        }

        /// `[@arg0]`: the value under the key, or at the index, that this argument is.
        record Named(int argument) implements Step {
            @Override
            public String toString() {
                return "[@arg" + argument + "]";
            }
        }

        /// `[+]`: one more element behind the last.
        record Append() implements Step {
            @Override
            public String toString() {
                return "[+]";
            }
        }
    }

    public boolean whole() {
        return steps.isEmpty();
    }

    @Override
    public String toString() {
        return root + steps.stream().map(Step::toString).collect(Collectors.joining());
    }
}
