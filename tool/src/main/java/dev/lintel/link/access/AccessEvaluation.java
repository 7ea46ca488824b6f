package dev.lintel.link.access;

import dev.lintel.code.MethodId;
import dev.lintel.graph.Access;
import dev.lintel.graph.Access.How;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.InertRule;
import dev.lintel.graph.Settings;
import dev.lintel.read.BootSecurity;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.Decision;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Decides who may call each endpoint of one application: paths that security never sees, the filter chain that
/// applies and its first matching rule, what further filters ask, rules on the method, and guards of the
/// project's own. All must let a request pass. Immutable once made.
public final class AccessEvaluation {
    private final List<Fact.SecurityChain> chains;
    /// The setting that opens a chain, for those that a setting opens.
    private final Map<Fact.SecurityChain, String> opening = new IdentityHashMap<>();

    private final List<Fact.Ignored> ignored;
    private final List<Fact.SecurityPresent> present;
    private final List<Fact.Asking> asking;
    private final Optional<Gap> unread;
    private final Settings settings;
    private final String context;
    private final Conditions conditions;
    private final ChainRules rules;
    private final MethodRules methods;

    private AccessEvaluation(List<Fact> facts, Predicate<String> inApplication, Settings settings) {
        this.settings = settings;
        this.context = Paths.context(settings);
        this.conditions = new Conditions(settings, inApplication);
        MatchFit matches = new MatchFit(settings, new PathFit(new Versions(settings).ignoresTrailingSlash()));
        this.rules = new ChainRules(
                matches, conditions, Breadth.of(of(facts, Fact.Handler.class).toList(), context));
        List<Fact.MethodRule> methodRules = of(facts, Fact.MethodRule.class).toList();
        this.chains = Stream.of(
                        of(facts, Fact.SecurityChain.class).filter(chain -> inApplication.test(chain.module())),
                        new QuarkusPermissions(settings).chain().stream(),
                        MicronautPermissions.of(settings, methodRules).chain().stream())
                .flatMap(chain -> chain)
                .filter(chain -> conditions.of(chain.when()) != Conditions.Truth.NO)
                .map(chain -> Shipped.inForce(chain, conditions))
                .sorted(Comparator.comparingInt(Fact.SecurityChain::order))
                .toList();
        chains.forEach(chain -> Shipped.opening(chain, conditions).ifPresent(setting -> opening.put(chain, setting)));
        this.ignored = of(facts, Fact.Ignored.class)
                .filter(each -> inApplication.test(each.module()))
                .filter(each -> conditions.of(each.when()) == Conditions.Truth.YES)
                .toList();
        this.present = of(facts, Fact.SecurityPresent.class)
                .filter(each -> inApplication.test(each.module()))
                .toList();
        this.asking = of(facts, Fact.Asking.class)
                .filter(each -> inApplication.test(each.module()))
                .toList();
        this.unread = of(facts, Fact.Unread.class)
                .filter(each -> each.layer() == Fact.Layer.SECURITY)
                .map(Fact.Unread::gap)
                .findFirst();
        this.methods = new MethodRules(
                methodRules,
                of(facts, Fact.MethodSecurity.class)
                        .filter(each -> inApplication.test(each.module()))
                        .toList(),
                conditions,
                settings);
    }

    /// @param facts of the whole repository; handlers only those of this application
    /// @param inApplication whether a build module's code runs in the application
    public static AccessEvaluation of(List<Fact> facts, Predicate<String> inApplication, Settings settings) {
        return new AccessEvaluation(facts, inApplication, settings);
    }

    private static <F extends Fact> Stream<F> of(List<Fact> facts, Class<F> kind) {
        return facts.stream().filter(kind::isInstance).map(kind::cast);
    }

    /// What else stands before one handler: guards of the project's own that were learnt from its code.
    ///
    /// @param undecided something that may turn callers away but could not be understood
    /// @param released where the code lets this handler off such a guard
    public record Asked(List<Requirement> requirements, Optional<Gap> undecided, Optional<Span> released) {
        public static final Asked NOTHING = new Asked(List.of(), Optional.empty(), Optional.empty());

        public Asked {
            requirements = List.copyOf(requirements);
        }
    }

    /// Who may call one route of a handler.
    ///
    /// @param route with its full path
    public Access access(Fact.Handler handler, Endpoint.Route route, Asked asked) {
        return access(handler, route, asked, List.of());
    }

    /// The same, with the methods that the handler surely calls before it does anything.
    public Access access(Fact.Handler handler, Endpoint.Route route, Asked asked, List<MethodId> called) {
        Requested requested = requested(route, handler.method(), handler.bean(), handler.exposure());
        List<Decisions.Layer> layers = new ArrayList<>();
        Verdict verdict = url(requested, handler);
        layers.add(new Decisions.Layer(verdict.decision(), verdict.how(), verdict.rule(), verdict.at()));
        further(requested, verdict).forEach(layers::add);
        layers.addAll(asked(requested));
        layers.addAll(methods.of(handler.method(), handler.bean()));
        called.forEach(each -> layers.addAll(methods.behind(each)));
        if (!asked.requirements().isEmpty()) {
            layers.add(new Decisions.Layer(
                    new Decision.Require(asked.requirements()),
                    How.EXPLICIT,
                    "own guard",
                    asked.requirements().getFirst().at()));
        }
        asked.released()
                .ifPresent(at ->
                        layers.add(new Decisions.Layer(new Decision.Permit(), How.EXPLICIT, "let off the guard", at)));
        asked.undecided()
                .ifPresent(gap -> layers.add(
                        new Decisions.Layer(new Decision.Unknown(gap), How.OMISSION, "own guard", gap.at())));
        return Decisions.join(layers);
    }

    /// The rules on methods that nothing reads.
    public List<InertRule> inert() {
        return methods.inert().toList();
    }

    /// The rules of the chains that are in effect, with what they decide among these endpoints.
    public List<AccessRule> rules(List<Endpoint> endpoints) {
        return new RuleTable(chains, rules, conditions).of(endpoints, this::requested);
    }

    private Requested requested(Endpoint endpoint) {
        MethodId handler = OperationIds.method(endpoint.handler());
        return requested(endpoint.route(), handler, handler.owner(), endpoint.exposure());
    }

    private Requested requested(Endpoint.Route route, MethodId handler, String bean, Endpoint.Exposure exposure) {
        if (route.isGraphQl()) {
            String path = Stream.of("spring.graphql.path", "spring.graphql.http.path", "dgs.graphql.path")
                    .flatMap(key -> settings.get(key).stream())
                    .map(Settings.Setting::value)
                    .findFirst()
                    .orElse("/graphql");
            return new Requested("POST", path, handler, bean, exposure);
        }
        return new Requested(route.method(), Paths.without(context, route.path()), handler, bean, exposure);
    }

    private Verdict url(Requested requested, Fact.Handler handler) {
        List<Verdict> verdicts = new ArrayList<>();
        for (Fact.Ignored each : ignored) {
            Fact.UrlRule rule = new Fact.UrlRule(each.match(), new Decision.Permit(), each.when(), each.at());
            Optional<Verdict> verdict = rules.of(rule, requested);
            verdict.ifPresent(verdicts::add);
            if (verdict.isPresent() && verdict.get().doubt().isEmpty()) {
                return Alternatives.settle(verdicts);
            }
        }
        for (Fact.SecurityChain chain : chains) {
            Fit fit = rules.matches().of(chain.applies(), requested);
            if (fit == Fit.NONE || fit == Fit.PART) {
                continue;
            }
            Optional<Gap> doubt = doubt(chain, fit);
            Optional<String> shipped = Optional.ofNullable(opening.get(chain));
            rules.of(chain, requested).stream()
                    .map(each -> shipped.map(each::shipped).orElse(each))
                    .forEach(each -> verdicts.add(doubt.map(each::doubted).orElse(each)));
            if (doubt.isEmpty()) {
                return Alternatives.settle(verdicts);
            }
        }
        if (!areAlternatives(requested)) {
            verdicts.add(withoutChain(requested, handler));
        }
        return Alternatives.settle(verdicts);
    }

    /// Several chains for a request, each under an undecided condition, are the alternatives for one deployment:
    /// one of them is there.
    private boolean areAlternatives(Requested requested) {
        return chains.stream()
                        .filter(chain -> rules.matches().of(chain.applies(), requested) == Fit.ALL)
                        .filter(chain -> conditions.of(chain.when()) == Conditions.Truth.UNDECIDED)
                        .count()
                > 1;
    }

    private Optional<Gap> doubt(Fact.SecurityChain chain, Fit fit) {
        if (fit == Fit.UNKNOWN) {
            return Optional.of(MatchFit.reason(chain.applies())
                    .orElseGet(() -> ChainRules.gap(chain.at(), "which paths this chain is for could not be read")));
        }
        return conditions.of(chain.when()) == Conditions.Truth.YES
                ? Optional.empty()
                : Optional.of(ChainRules.undecided(chain.when(), chain.at()));
    }

    /// What happens when no chain takes a request: with chains, nothing stands in the way; without any, Spring
    /// Boot's own chain asks for a login (but for the health endpoint) as soon as the library is there.
    private Verdict withoutChain(Requested requested, Fact.Handler handler) {
        boolean surelyConfigured =
                chains.stream().anyMatch(chain -> conditions.of(chain.when()) == Conditions.Truth.YES);
        if (surelyConfigured) {
            return new Verdict(
                    new Decision.Permit(),
                    How.OMISSION,
                    "no filter chain is for this path",
                    false,
                    Optional.empty(),
                    chains.getFirst().at());
        }
        if (unread.isPresent() && chains.isEmpty()) {
            return new Verdict(
                    new Decision.Unknown(unread.get()),
                    How.OMISSION,
                    "",
                    true,
                    Optional.empty(),
                    unread.get().at());
        }
        if (!present.isEmpty()
                && !isLeftOut()
                && present.stream().allMatch(Fact.SecurityPresent::byDefaultAuthenticated)) {
            boolean health = requested.exposure() == Endpoint.Exposure.MANAGEMENT
                    && MatchFit.hasSegment(requested.path(), "health");
            Fact.SecurityPresent by = present.getFirst();
            return health
                    ? new Verdict(
                            new Decision.Permit(),
                            How.EXPLICIT,
                            "default of Spring Boot",
                            false,
                            Optional.empty(),
                            by.at())
                    : new Verdict(
                            new Decision.Require(List.of(new Requirement.Authenticated(by.at()))),
                            How.OMISSION,
                            "default of Spring Boot",
                            true,
                            Optional.empty(),
                            by.at());
        }
        How how = chains.isEmpty() && present.isEmpty() && asking.isEmpty() ? How.NO_SECURITY : How.OMISSION;
        return new Verdict(new Decision.Permit(), how, "no security", true, Optional.empty(), handler.at());
    }

    /// Whether the settings leave Spring Boot's own security out.
    private boolean isLeftOut() {
        return settings.all().stream()
                .filter(each -> each.key().startsWith("spring.autoconfigure.exclude"))
                .flatMap(each -> Stream.of(each.value().split(",")))
                .anyMatch(each -> BootSecurity.isConfiguredBy(each.strip()));
    }

    /// What libraries' interceptors and filters ask of this request.
    private List<Decisions.Layer> asked(Requested requested) {
        return asking.stream()
                .filter(each -> !each.except().contains(requested.handler()))
                .flatMap(each -> each.rules().stream())
                .flatMap(rule -> rules.of(rule, requested).stream())
                .filter(each -> !each.opens() || each.doubt().isEmpty())
                .map(each -> new Decisions.Layer(
                        each.doubt().<Decision>map(Decision.Unknown::new).orElse(each.decision()),
                        each.how(),
                        each.rule(),
                        each.at()))
                .toList();
    }

    /// What filters of the chain ask beside its rules.
    private Stream<Decisions.Layer> further(Requested requested, Verdict verdict) {
        return chains.stream()
                .filter(chain -> rules.matches().of(chain.applies(), requested) == Fit.ALL)
                .findFirst()
                .stream()
                .flatMap(chain -> chain.also().stream())
                .flatMap(rule -> rules.of(rule, requested).stream())
                .filter(_ -> !(verdict.opens() && verdict.how() == How.EXPLICIT))
                .map(each -> new Decisions.Layer(each.decision(), each.how(), each.rule(), each.at()));
    }
}
