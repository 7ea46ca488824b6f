package dev.lintel.link;

import dev.lintel.graph.Access;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Settings;
import dev.lintel.read.Fact;
import dev.lintel.read.OperationIds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes the endpoints of one application: routes with their full paths, what stands before them, who may call
/// them.
final class EndpointLink {
    private final List<Fact.Before> before;
    private final List<Fact.Limited> limited;
    private final RoutePrefix prefix;
    private final CalledBefore called;
    private final AccessOf access;

    /// Decides access to one route of a handler.
    interface AccessOf {
        /// @param before what stands before the handler
        Access of(Fact.Handler handler, Endpoint.Route route, List<Fact.Before> before);
    }

    EndpointLink(
            FactIndex facts, Scope scope, RoutePrefix prefix, Settings settings, CalledBefore called, AccessOf access) {
        this.called = called;
        this.before = facts.of(Fact.Before.class)
                .filter(each -> scope.runs(each.at().file()))
                .map(each -> each.filled(settings))
                .sorted(Comparator.comparing(Fact.Before::kind).thenComparing(Fact.Before::order))
                .toList();
        this.limited = facts.list(Fact.Limited.class);
        this.prefix = prefix;
        this.access = access;
    }

    List<Endpoint> endpoints(List<Fact.Handler> handlers) {
        List<Endpoint> all = new ArrayList<>();
        for (Fact.Handler handler : handlers) {
            for (Endpoint.Route written : handler.routes()) {
                Endpoint.Route route = prefix.on(written, handler.base());
                List<Fact.Before> before = before(handler, route);
                all.add(new Endpoint(
                        route,
                        OperationIds.of(handler.method()),
                        handler.bean(),
                        stages(before),
                        access.of(handler, route, before),
                        limits(handler, route),
                        handler.inputs(),
                        handler.responds(),
                        handler.exposure(),
                        handler.at()));
            }
        }
        return all;
    }

    private List<Fact.Before> before(Fact.Handler handler, Endpoint.Route route) {
        String path = prefix.inside(route.path());
        return before.stream().filter(each -> appliesTo(each, handler, path)).toList();
    }

    private List<Endpoint.Stage> stages(List<Fact.Before> before) {
        return before.stream()
                .map(each -> new Endpoint.Stage(each.kind(), each.type(), called.of(each.type()), each.at()))
                .toList();
    }

    /// Patterns of filters and interceptors do not see the context path. Spring MVC's interceptors do not stand
    /// before management endpoints, which have a handler mapping of their own.
    private static boolean appliesTo(Fact.Before before, Fact.Handler handler, String path) {
        if (!before.methods().isEmpty()) {
            return before.methods().contains(handler.method());
        }
        if (before.kind() == Endpoint.Stage.Kind.INTERCEPTOR && handler.exposure() == Endpoint.Exposure.MANAGEMENT) {
            return false;
        }
        boolean included = before.includes().isEmpty()
                || before.includes().stream().anyMatch(pattern -> PathPatterns.matches(pattern, path));
        return included && before.excludes().stream().noneMatch(pattern -> PathPatterns.matches(pattern, path));
    }

    private List<Endpoint.RateLimit> limits(Fact.Handler handler, Endpoint.Route route) {
        return limited.stream()
                .filter(limit -> limit.methods().contains(handler.method())
                        || limit.paths().stream().anyMatch(pattern -> PathPatterns.matches(pattern, route.path()))
                        || limit.methods().isEmpty() && limit.paths().isEmpty())
                .map(limit -> new Endpoint.RateLimit(limit.by(), limit.at()))
                .toList();
    }
}
