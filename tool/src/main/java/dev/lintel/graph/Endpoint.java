package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One HTTP or GraphQL operation that a client can call.
///
/// @param bean qualified class of the object that serves it; the handler may be a method that it inherits
/// @param chain what runs before the handler: filters, interceptors, aspects, in order
/// @param access who may call it, with the line that decided
/// @param limits rate limits that apply; empty list when none was found (see [Controls] for whether that means
///     "none")
/// @param responds what the handler answers
public record Endpoint(
        Route route,
        OperationId handler,
        String bean,
        List<Stage> chain,
        Access access,
        List<RateLimit> limits,
        List<Input> inputs,
        Answer responds,
        Exposure exposure,
        Span at)
        implements Entry {
    public Endpoint {
        chain = List.copyOf(chain);
        limits = List.copyOf(limits);
        inputs = List.copyOf(inputs);
    }

    /// By what tells endpoints apart; sets and maps of them are asked often.
    @Override
    public int hashCode() {
        return 31 * handler.hashCode() + route.path().hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof Endpoint that
                        && that.handler.equals(handler)
                        && that.route.equals(route)
                        && that.bean.equals(bean)
                        && that.at.equals(at)
                        && that.exposure == exposure
                        && that.access.equals(access)
                        && that.responds.equals(responds)
                        && that.inputs.equals(inputs)
                        && that.limits.equals(limits)
                        && that.chain.equals(chain);
    }

    @Override
    public String label() {
        return route.label();
    }

    /// Whether something of this class runs before the handler.
    ///
    /// @param type qualified name of a filter, an interceptor or an aspect
    public boolean isBehind(String type) {
        return chain.stream().anyMatch(stage -> stage.name().equals(type));
    }

    public Endpoint withAccess(Access other) {
        return new Endpoint(route, handler, bean, chain, other, limits, inputs, responds, exposure, at);
    }

    /// For whom the endpoint is there.
    public enum Exposure {
        API,
        /// Actuator, consoles, documentation.
        MANAGEMENT
    }

    /// The address of an endpoint.
    ///
    /// @param method `GET` …; `*` when the mapping names none and so answers all; `QUERY`, `MUTATION` or
    ///     `SUBSCRIPTION` for GraphQL
    /// @param path with the context path, variables as `{id}`; the field's name (`Query.orders`) for GraphQL
    /// @param consumes media types, empty for any
    /// @param produces media types, empty for any
    /// @param conditions further conditions, `params=a`, `headers=X-V`
    public record Route(
            String method, String path, List<String> consumes, List<String> produces, List<String> conditions) {
        private static final Set<String> GRAPHQL = Set.of("QUERY", "MUTATION", "SUBSCRIPTION");

        public Route {
            consumes = List.copyOf(consumes);
            produces = List.copyOf(produces);
            conditions = List.copyOf(conditions);
        }

        public String label() {
            return method + " " + path;
        }

        /// Whether it is a field of GraphQL: all of them stand behind one path of HTTP.
        public boolean isGraphQl() {
            return GRAPHQL.contains(method);
        }
    }

    /// One thing that runs before the handler, or around it.
    ///
    /// @param name qualified class
    /// @param runs its methods that are called with a request; empty for those of libraries
    public record Stage(Kind kind, String name, List<OperationId> runs, Span at) {
        public Stage {
            runs = List.copyOf(runs);
        }

        public enum Kind {
            FILTER,
            INTERCEPTOR,
            ASPECT
        }
    }

    /// A limit on how often the endpoint may be called.
    public record RateLimit(String by, Span at) {}

    /// One input of the handler.
    ///
    /// @param name of the parameter, header or field; empty for a body
    /// @param type erased qualified type of the handler's parameter; of the elements for a collection
    /// @param many whether it is a collection
    /// @param parameter index among the handler's parameters, or [#OF_ITS_OBJECT]
    /// @param validated whether bean validation (or the framework's own) really runs on it
    public record Input(
            Kind kind,
            String name,
            String type,
            boolean many,
            int parameter,
            boolean required,
            Validated validated,
            Span at) {
        /// The request fills a field of the object that handles it, of this name; the object is made for this
        /// request.
        public static final int OF_ITS_OBJECT = -1;

        public enum Kind {
            PATH,
            QUERY,
            HEADER,
            COOKIE,
            FORM,
            BODY,
            /// Bound by name from query and form into an object (`@ModelAttribute`, `@BeanParam`).
            MODEL,
            FILE,
            PRINCIPAL,
            /// The raw request or exchange.
            REQUEST,
            PAGE,
            ARGUMENT,
            OTHER
        }
    }

    /// @param mode the answer, with the place of the annotation or call that says so
    public record Validated(Mode mode, Optional<Span> by) {
        public enum Mode {
            /// Constraints exist and are checked.
            YES,
            /// Constraints exist and nothing checks them.
            NO,
            /// The type carries no constraint at all.
            NO_CONSTRAINTS,
            UNKNOWN
        }
    }

    /// What a handler answers.
    ///
    /// @param type erased qualified type of the body, or of its elements; empty for none or unknown
    /// @param shape one, many, a page of many, a stream, nothing, or unknown
    /// @param serialised whether the body is written as JSON or the like (not a view's name)
    /// @param statuses HTTP statuses that the code sets itself
    public record Answer(String type, Shape shape, boolean serialised, List<Integer> statuses, Span at) {
        public Answer {
            statuses = List.copyOf(statuses);
        }

        public enum Shape {
            NOTHING,
            ONE,
            MANY,
            PAGE,
            STREAM,
            UNKNOWN
        }
    }
}
