package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A value inside one operation, by where it may come from. Several origins mean that any of them may arrive
/// (branches); none means that the value is not known at all.
///
/// @param text the expression as written, shortened
public record Value(List<Origin> origins, String text, Span at) {
    public Value {
        origins = List.copyOf(origins);
    }

    /// The constant that stands for `null`.
    public static final Object NULL = Optional.empty();

    /// A root and the properties read from it: `order.getCustomer().getId()` of parameter 0 is
    /// `(Parameter(0), [customer, id])`. Elements of a collection have the collection's path with `[]` added.
    public record Origin(Root root, List<String> path) {
        public Origin {
            path = List.copyOf(path);
        }

        public Origin then(String property) {
            List<String> longer = new ArrayList<>(path);
            longer.add(property);
            return new Origin(root, longer);
        }
    }

    /// Where a value starts.
    public sealed interface Root {
        record Parameter(int index) implements Root {}

        /// A String, boxed number, Boolean, or the name of an enum constant; `null` is [Value#NULL].
        record Constant(Object value) implements Root {}

        /// What the step with this number gave: a query's rows, a call's or remote call's answer.
        record Result(int step) implements Root {}

        /// An object made here; the step is a [Step.Make].
        record Made(int step) implements Root {}

        /// The caller's identity, from the security context or a principal argument.
        record Principal() implements Root {}

        /// Raw request data that did not come through a declared parameter.
        record Request(String what, String name) implements Root {}

        /// A configured value, by key.
        record Setting(String key) implements Root {}

        /// A field of the object itself, `this.cache`.
        record State(String field) implements Root {}

        /// Random numbers, the clock, generated ids.
        record Fresh(String what) implements Root {}

        record Unknown() implements Root {}
    }
}
