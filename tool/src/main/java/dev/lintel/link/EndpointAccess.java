package dev.lintel.link;

import dev.lintel.code.Annotation;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.AnsweredEarly;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.InertRule;
import dev.lintel.graph.Settings;
import dev.lintel.link.access.AccessEvaluation;
import dev.lintel.link.guards.HandlerChecks;
import dev.lintel.link.guards.OwnGuard;
import dev.lintel.link.guards.OwnGuards;
import dev.lintel.link.guards.RequestPath;
import dev.lintel.link.steps.Operations;
import dev.lintel.read.Fact;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins what frameworks say about access with the guards that the target's own interceptors and filters are.
///
/// A filter that looks at tokens stands before every path of an application on a security framework and turns
/// nobody away who may pass without one; there the framework's rules decide. Without a framework the guard itself
/// decides, and so does a handler that asks for a login before it does anything.
///
/// A library's interceptor whose demands were read where it is registered ([Fact.Asking]) is no stage of unknown
/// meaning any more.
final class EndpointAccess {
    private static final Set<String> EVERYTHING = Set.of("/*", "/**", "*");

    private final AccessEvaluation evaluation;
    private final OwnGuards guards;
    private final HandlerChecks checks;
    private final FirstCalls calls;
    private final boolean framework;
    private final List<Fact.Handler> handlers;
    private final List<Fact.Before> filters;
    private final Optional<Gap> unfollowed;
    private final Set<Span> read;
    private final Program program;
    private final Constants constants;
    private final Settings settings;
    private final RoutePrefix prefix;
    private final List<String> mounts;

    private EndpointAccess(
            AccessEvaluation evaluation,
            OwnGuards guards,
            HandlerChecks checks,
            FirstCalls calls,
            boolean framework,
            List<Fact.Handler> handlers,
            List<Fact.Before> filters,
            List<Fact.FilterInCode> registered,
            Set<Span> read,
            List<Fact.Mounted> mounted,
            Program program,
            Settings settings) {
        this.evaluation = evaluation;
        this.guards = guards;
        this.checks = checks;
        this.calls = calls;
        this.framework = framework;
        this.handlers = List.copyOf(handlers);
        this.filters = List.copyOf(filters);
        this.unfollowed = registered.stream()
                .filter(this::mayTurnAway)
                .map(Fact.FilterInCode::gap)
                .findFirst();
        this.read = Set.copyOf(read);
        this.program = program;
        this.constants = new Constants(program);
        this.settings = settings;
        this.prefix = new RoutePrefix(settings);
        this.mounts = mounted.stream()
                .map(each -> RoutePrefix.join("", prefix.filled(each.path())))
                .map(path -> path.equals("/") ? "" : path.startsWith("/") || path.isEmpty() ? path : "/" + path)
                .distinct()
                .toList();
    }

    static EndpointAccess of(
            Program program,
            FactIndex facts,
            List<Fact.Handler> handlers,
            FirstCalls calls,
            Scope scope,
            Settings settings) {
        List<Fact> all = new ArrayList<>(facts.all().stream()
                .filter(fact -> !(fact instanceof Fact.Handler))
                .toList());
        all.addAll(handlers);
        boolean framework = facts.of(Fact.SecurityChain.class).anyMatch(each -> scope.containsModule(each.module()))
                || facts.of(Fact.SecurityPresent.class).anyMatch(each -> scope.containsModule(each.module()));
        List<Fact.Before> filters = facts.of(Fact.Before.class)
                .filter(each -> each.kind() == Endpoint.Stage.Kind.FILTER && scope.contains(program, each.type()))
                .filter(each -> each.methods().isEmpty())
                .toList();
        return new EndpointAccess(
                AccessEvaluation.of(all, scope::containsModule, settings),
                new OwnGuards(
                        program,
                        facts.of(Fact.AnswersEarly.class)
                                .map(Fact.AnswersEarly::answered)
                                .filter(each -> each.passed().isPresent())
                                .map(AnsweredEarly::answer)
                                .collect(Collectors.toSet())),
                new HandlerChecks(program),
                calls,
                framework,
                handlers,
                filters,
                facts.of(Fact.FilterInCode.class)
                        .filter(each -> scope.containsModule(each.module()))
                        .toList(),
                facts.of(Fact.Asking.class).map(Fact.Asking::at).collect(Collectors.toSet()),
                facts.of(Fact.Mounted.class)
                        .filter(each -> scope.containsModule(each.module()))
                        .toList(),
                program,
                settings);
    }

    /// Reads what handlers ask themselves, each by itself and before anything is decided.
    void learn(Operations.Beside beside) {
        if (!framework) {
            beside.all(handlers.stream()
                    .<Runnable>map(handler -> () -> checks.of(handler))
                    .toList());
        }
    }

    Access of(Fact.Handler handler, Endpoint.Route route, List<Fact.Before> before) {
        List<Fact.Before> outside =
                before.stream().filter(each -> !insideFramework(handler, each)).toList();
        List<MethodId> called = calls.of(OperationIds.of(handler.method()));
        Access access = evaluation.access(handler, route, asked(handler, route, outside), called);
        if (unfollowed.isPresent() && access instanceof Access.Public open && open.how() == Access.How.NO_SECURITY) {
            return new Access.Unknown(unfollowed.get());
        }
        if (handler.base() == Fact.Base.JAXRS
                && access instanceof Access.Public open
                && open.how() == Access.How.NO_SECURITY) {
            Optional<Access> behind = behindFilter();
            if (behind.isPresent()) {
                return behind.get();
            }
        }
        return access instanceof Access.Public open && outside.size() < before.size()
                ? evaluation.access(
                        handler, route, asked(handler, route, registered(handler, before, open.how())), called)
                : access;
    }

    /// Whether a filter or interceptor that is registered somewhere in code may be a guard; one whose class is known
    /// and leaves callers alone is none.
    private boolean mayTurnAway(Fact.FilterInCode registered) {
        return registered.type().isEmpty()
                || Stream.of(Endpoint.Stage.Kind.FILTER, Endpoint.Stage.Kind.INTERCEPTOR)
                        .map(kind -> new Fact.Before(
                                kind,
                                registered.type(),
                                List.of(),
                                List.of(),
                                List.of(),
                                0,
                                registered.gap().at()))
                        .anyMatch(each ->
                                guards.of(each).isPresent() || guards.provesOnly(each) || guards.cannotBeRead(each));
    }

    /// Jakarta REST resources may stand behind a servlet whose prefix is not known; then which filters are before
    /// them is not known either, but for those that are tied to methods.
    private Optional<Access> behindFilter() {
        return filters.stream()
                .filter(each -> guards.of(each).isPresent() || guards.provesOnly(each))
                .findFirst()
                .map(each -> new Access.Unknown(new Gap(
                        each.at(),
                        simple(each.type()) + " may stand before the resources",
                        "who may call them is unknown")));
    }

    /// A filter beside a framework is taken for a part of it: it proves who calls, and the rules say who may. One
    /// that an annotation ties to resource methods is none.
    private boolean insideFramework(Fact.Handler handler, Fact.Before before) {
        return framework && before.kind() == Endpoint.Stage.Kind.FILTER && !isTied(handler, before);
    }

    private static boolean isTied(Fact.Handler handler, Fact.Before before) {
        return handler.base() == Fact.Base.JAXRS
                && before.kind() == Endpoint.Stage.Kind.FILTER
                && !before.methods().isEmpty();
    }

    /// Where the rules let everyone in, a filter that was registered for these very paths may still be the guard.
    /// Paths that are open on purpose are guarded by a filter for these paths only, not by one for all.
    private List<Fact.Before> registered(Fact.Handler handler, List<Fact.Before> before, Access.How how) {
        return before.stream()
                .filter(each -> !insideFramework(handler, each)
                        || !each.includes().isEmpty()
                                && (how != Access.How.EXPLICIT
                                        || each.includes().stream().noneMatch(EVERYTHING::contains)))
                .toList();
    }

    private AccessEvaluation.Asked asked(Fact.Handler handler, Endpoint.Route route, List<Fact.Before> before) {
        List<Requirement> own = new ArrayList<>();
        Optional<Gap> undecided = Optional.empty();
        Optional<Span> released = Optional.empty();
        if (!framework) {
            HandlerChecks.Asked asked = checks.of(handler);
            own.addAll(asked.checks());
            // behind a login the unread check asks for more than that; without one it may not be about callers at all
            asked.doubt().filter(_ -> !asked.checks().isEmpty()).ifPresent(own::add);
            undecided = asked.doubt()
                    .map(check -> new Gap(
                            check.at(),
                            "callers are refused here on a condition that could not be read",
                            "whether those without a login are is unknown"));
        } else if (route.isGraphQl()) {
            // rules on the one path cannot tell fields apart: what a fetcher asks itself is all that can
            own.addAll(checks.of(handler).checks());
        }
        for (Fact.Before each : before) {
            if (read.contains(each.at())) {
                continue;
            }
            Optional<OwnGuard> guard = guards.of(each, handler.method(), handler.bean());
            Optional<Span> sofar = released;
            released = guard.isPresent()
                    ? sofar
                    : guards.takesOff(each, handler.method(), handler.bean())
                            .map(Annotation::at)
                            .or(() -> sofar);
            if (guard.isPresent()) {
                OwnGuards.OnPath found = guards.on(path(route), each, handler.method(), handler.bean());
                Optional<Gap> earlier = undecided;
                undecided = found.unread()
                        .map(at -> new Gap(
                                at,
                                simple(each.type()) + " lets paths through by a condition that could not be read",
                                "whether this path is one of them is unknown"))
                        .or(() -> earlier);
                if (!found.refuses()) {
                    Optional<Span> known = released;
                    released = found.named().or(() -> known);
                    continue;
                }
            }
            guard.filter(found -> guards.exemption(found, handler.method()).isEmpty())
                    .ifPresent(found -> own.add(found.asks()));
            if (guard.isEmpty() && isTied(handler, each) && !guards.cannotBeRead(each)) {
                Optional<Gap> sofarUndecided = undecided;
                undecided = guards.unread(each)
                        .map(at -> new Gap(
                                at,
                                simple(each.type()) + " refuses requests on a condition that could not be read",
                                "whether callers without a login are refused is unknown"))
                        .or(() -> sofarUndecided);
            }
            if (!framework && guards.provesOnly(each) && checks.speaksOfCaller(handler)) {
                undecided = Optional.of(new Gap(
                        each.at(),
                        simple(each.type()) + " proves who calls and lets everyone through",
                        "whether the handlers behind it refuse callers without a login is unknown"));
            }
            boolean library = guards.cannotBeRead(each);
            if (library && !isTied(handler, each) && closesByDefault(each)) {
                released = guards.releaseOf(each, handler.method()).map(Annotation::at);
                if (released.isEmpty()) {
                    own.add(guards.annotationOf(each, handler.method())
                            .map(found -> new Requirement.Own("@" + found.simpleName(), found.at()))
                            .orElseGet(() -> new Requirement.Own(simple(each.type()), each.at())));
                }
            } else if (library) {
                guards.annotationOf(each, handler.method())
                        .filter(_ -> !isTied(handler, each))
                        .ifPresent(found -> own.add(new Requirement.Own("@" + found.simpleName(), found.at())));
                undecided = Optional.of(new Gap(
                        each.at(),
                        "the code of " + each.type() + " is not part of the repository",
                        "whether it turns callers away is unknown"));
            }
        }
        return new AccessEvaluation.Asked(own, own.isEmpty() ? undecided : Optional.empty(), released);
    }

    private RequestPath path(Endpoint.Route route) {
        String inside = prefix.inside(route.path());
        return new RequestPath(
                program,
                constants,
                settings,
                PathPatterns::matches,
                route.path(),
                inside,
                mounts.stream()
                        .filter(mount -> inside.equals(mount) || inside.startsWith(mount + "/"))
                        .max(Comparator.comparingInt(String::length))
                        .map(mount -> inside.substring(Math.min(inside.length(), mount.length() + 1))));
    }

    /// A library's guard whose annotation some handler uses to be let off asks all the others for a login.
    private boolean closesByDefault(Fact.Before library) {
        return handlers.stream()
                .anyMatch(handler -> guards.releaseOf(library, handler.method()).isPresent());
    }

    private static String simple(String type) {
        return type.substring(type.lastIndexOf('.') + 1);
    }

    List<InertRule> inert() {
        return evaluation.inert();
    }

    List<AccessRule> rules(List<Endpoint> endpoints) {
        return evaluation.rules(endpoints);
    }
}
