package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Where a value comes from, seen from the entry: what a [Value] is once all calls on the way are put together.
public sealed interface Source {
    /// From the caller: an input of the endpoint (or the message), and the properties read from it.
    ///
    /// @param parameter index among the handler's parameters; [Endpoint.Input#OF_ITS_OBJECT] when the first of the
    ///     properties is a field of the object that handles it
    record Input(int parameter, List<String> path) implements Source {
        public Input {
            path = List.copyOf(path);
        }
    }

    /// Raw request data, `getParameter`, `getHeader`.
    ///
    /// @param name which one was asked for, `X-User-Id`; empty when it is no constant, or not one of several
    record Request(String what, String name) implements Source {}

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

        /// Whether it is the number after the one that the query gave.
        public boolean isNext() {
            return !path.isEmpty() && path.getLast().equals("+ 1");
        }

        /// A run has one query; comparing whole shapes is what a walk would spend its time on.
        @Override
        public boolean equals(@Nullable Object other) {
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

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this
                    || other instanceof Derived derived
                            && derived.at.equals(at)
                            && derived.function.equals(function)
                            && derived.owner.equals(owner)
                            && derived.from.equals(from);
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

        @Override
        public boolean equals(@Nullable Object other) {
            return other == this
                    || other instanceof Made made
                            && made.at.equals(at)
                            && made.type.equals(type)
                            && made.properties.equals(properties);
        }
    }

    record Unknown() implements Source {}

    /// Whether more than so many functions and objects are nested in each other here; looks no deeper.
    default boolean isDeeperThan(int links) {
        if (this instanceof Derived derived) {
            return links == 0 || anyDeeper(derived.from(), links - 1);
        }
        if (!(this instanceof Made made)) {
            return false;
        }
        if (links == 0) {
            return true;
        }
        for (List<Source> sources : made.properties().values()) {
            if (anyDeeper(sources, links - 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean anyDeeper(List<Source> sources, int links) {
        for (Source source : sources) {
            if (source.isDeeperThan(links)) {
                return true;
            }
        }
        return false;
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

    /// Whether this source or anything that it was made of is such a one. As [#roots], which costs a stream for
    /// each link.
    default boolean anyRoot(Predicate<Source> asked) {
        if (asked.test(this)) {
            return true;
        }
        if (this instanceof Derived derived) {
            return anyRoot(derived.from(), asked);
        }
        return this instanceof Made made
                && made.properties().values().stream().anyMatch(sources -> anyRoot(sources, asked));
    }

    /// As [#anyRoot(Predicate)], of any of these.
    static boolean anyRoot(Collection<Source> sources, Predicate<Source> asked) {
        for (Source source : sources) {
            if (source.anyRoot(asked)) {
                return true;
            }
        }
        return false;
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
