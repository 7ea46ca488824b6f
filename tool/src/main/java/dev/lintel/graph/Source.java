package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Where a value comes from, seen from the entry: what a [Value] is once all calls on the way are put together.
public sealed interface Source {
    /// From the caller: an input of the endpoint (or the message), and the properties read from it.
    ///
    /// @param parameter index among the handler's parameters
    record Input(int parameter, List<String> path) implements Source {
        public Input {
            path = List.copyOf(path);
        }
    }

    /// Raw request data, `getParameter`, `getHeader`.
    record Request(String what) implements Source {}

    /// The caller's proven identity, or a property of it.
    record Principal(List<String> path) implements Source {
        public Principal {
            path = List.copyOf(path);
        }
    }

    /// From the rows of a query that ran on this way.
    ///
    /// @param run the order of the path that ran it
    record Row(int run, Query query, List<String> path) implements Source {
        public Row {
            path = List.copyOf(path);
        }

        /// A run has one query; comparing whole shapes is what a walk would spend its time on.
        @Override
        public boolean equals(Object other) {
            return other instanceof Row row && row.run == run && row.path.equals(path);
        }

        @Override
        public int hashCode() {
            return 31 * run + path.hashCode();
        }
    }

    /// From another system's answer.
    record Answered(Client client, List<String> path) implements Source {
        public Answered {
            path = List.copyOf(path);
        }
    }

    record Constant(Object value) implements Source {}

    record Setting(String key) implements Source {}

    /// A field of a long-lived object.
    record State(String field) implements Source {}

    /// Random numbers, the clock, generated ids.
    record Fresh(String what) implements Source {}

    /// What a function made of other values, `PasswordEncoder.encode`.
    ///
    /// @param function simple owner and name
    /// @param owner qualified type that declares it, or empty
    record Derived(String function, String owner, List<Source> from, Span at) implements Source {
        public Derived {
            from = List.copyOf(from);
        }

        /// By its place, which is nearly always enough; what it was made of can be deep.
        @Override
        public int hashCode() {
            return 31 * function.hashCode() + at.line();
        }
    }

    /// An object made on this way, with what was put into it up to the moment of use.
    record Made(String type, Map<String, List<Source>> properties, Span at) implements Source {
        public Made {
            properties = Map.copyOf(properties);
        }

        /// By its place, as [Derived].
        @Override
        public int hashCode() {
            return 31 * type.hashCode() + at.line();
        }
    }

    record Unknown() implements Source {}

    /// How many functions and objects are nested in each other here.
    default int depth() {
        return switch (this) {
            case Derived derived ->
                1 + derived.from().stream().mapToInt(Source::depth).max().orElse(0);
            case Made made ->
                1
                        + made.properties().values().stream()
                                .flatMap(List::stream)
                                .mapToInt(Source::depth)
                                .max()
                                .orElse(0);
            default -> 0;
        };
    }

    /// This source and all that it was made of.
    default Stream<Source> roots() {
        return switch (this) {
            case Derived derived ->
                Stream.concat(Stream.of(this), derived.from().stream().flatMap(Source::roots));
            case Made made ->
                Stream.concat(
                        Stream.of(this),
                        made.properties().values().stream()
                                .flatMap(List::stream)
                                .flatMap(Source::roots));
            default -> Stream.of(this);
        };
    }

    default boolean fromCaller() {
        return this instanceof Input || this instanceof Request;
    }

    /// The property of this source.
    default Source then(String property) {
        return switch (this) {
            case Input input -> new Input(input.parameter(), longer(input.path(), property));
            case Principal principal -> new Principal(longer(principal.path(), property));
            case Row row -> new Row(row.run(), row.query(), longer(row.path(), property));
            case Answered answered -> new Answered(answered.client(), longer(answered.path(), property));
            case Request _, Constant _, Setting _, State _, Fresh _, Derived _, Made _, Unknown _ -> this;
        };
    }

    private static List<String> longer(List<String> path, String property) {
        List<String> longer = new ArrayList<>(path);
        if (property.equals("[]") && !path.isEmpty() && path.getLast().equals("*")) {
            longer.removeLast();
        } else {
            longer.add(property);
        }
        return longer;
    }
}
