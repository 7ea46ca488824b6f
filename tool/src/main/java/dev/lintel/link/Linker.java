package dev.lintel.link;

import dev.lintel.code.Program;
import dev.lintel.graph.AccessRule;
import dev.lintel.graph.AnsweredEarly;
import dev.lintel.graph.Backend;
import dev.lintel.graph.BodyType;
import dev.lintel.graph.Browsers;
import dev.lintel.graph.CacheRule;
import dev.lintel.graph.Caching;
import dev.lintel.graph.CheckedParts;
import dev.lintel.graph.ClaimedAddress;
import dev.lintel.graph.ClaimedIdentity;
import dev.lintel.graph.Client;
import dev.lintel.graph.Controls;
import dev.lintel.graph.Controls.Reading;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entity;
import dev.lintel.graph.Entry;
import dev.lintel.graph.InertRule;
import dev.lintel.graph.Operation;
import dev.lintel.graph.OperationId;
import dev.lintel.graph.PasswordEncoding;
import dev.lintel.graph.Printed;
import dev.lintel.graph.Query;
import dev.lintel.graph.QuietCatch;
import dev.lintel.graph.Schema;
import dev.lintel.graph.Settings;
import dev.lintel.graph.SharedState;
import dev.lintel.graph.Trusting;
import dev.lintel.link.steps.Effects;
import dev.lintel.link.steps.Operations;
import dev.lintel.read.Fact;
import dev.lintel.read.OperationIds;
import dev.lintel.source.Gap;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Joins all facts of a repository into one [Backend] per application.
public final class Linker {
    private final Program program;
    private final FactIndex facts;
    private final Edge edge;
    private final Operations operations;
    private final TrialBeans trial;
    private final IdleStores idle;
    private final Operations.Beside beside;

    /// What `lintel.yaml` says about the world outside the repository.
    ///
    /// @param authenticates where it says that a gateway authenticates everything
    /// @param limits where it says that a gateway limits rates
    public record Edge(Optional<Span> authenticates, Optional<Span> limits) {
        public static final Edge UNKNOWN = new Edge(Optional.empty(), Optional.empty());
    }

    private Linker(Program program, List<Fact> facts, Edge edge, Operations.Beside beside) {
        List<Fact> settled = ClientLimits.settled(facts);
        this.program = program;
        this.facts = new FactIndex(settled);
        this.edge = edge;
        this.beside = beside;
        this.trial = TrialBeans.of(this.facts);
        this.idle = new IdleStores(program, this.facts);
        this.operations = new Operations(program, new Effects(settled));
    }

    public static List<Backend> link(Program program, List<Fact> facts, Edge edge, Operations.Beside beside) {
        Linker linker = new Linker(program, facts, edge, beside);
        List<Callable<Backend>> applications = Scopes.of(linker.facts, program).stream()
                .<Callable<Backend>>map(scope -> () -> linker.backend(scope))
                .toList();
        return beside.answers(applications).stream()
                .filter(backend -> !backend.entries().isEmpty()
                        || !backend.schema().tables().isEmpty())
                .toList();
    }

    private Backend backend(Scope scope) {
        Settings settings = settings(scope);
        List<Fact.Handler> own = facts.of(Fact.Handler.class)
                .filter(handler -> isSpring(handler)
                        ? scope.runs(program, handler.bean())
                        : scope.contains(program, handler.bean()))
                .filter(handler -> !trial.has(handler.bean()))
                .toList();
        ManagementEndpoints management = ManagementEndpoints.of(settings, !own.isEmpty());
        List<Fact.Handler> handlers =
                Stream.concat(own.stream(), management.handlers().stream()).toList();
        Map<OperationId, Operation> reached = operations.reachableFrom(
                Stream.concat(
                                handlers.stream().map(each -> OperationIds.of(each.method())),
                                entries(scope, List.of()).stream().map(Entry::handler))
                        .toList(),
                beside);
        EndpointAccess access = EndpointAccess.of(program, facts, handlers, new FirstCalls(reached), scope, settings);
        access.learn(beside);
        CalledBefore called = new CalledBefore(program);
        List<Endpoint> endpoints = new EndpointLink(
                        facts, scope, new RoutePrefix(settings), settings, called, access::of)
                .endpoints(handlers);
        Map<OperationId, Operation> all = new HashMap<>(reached);
        all.putAll(operations.reachableFrom(
                endpoints.stream()
                        .flatMap(endpoint -> endpoint.chain().stream())
                        .flatMap(stage -> stage.runs().stream())
                        .distinct()
                        .toList(),
                beside));
        Map<String, Entity> entities = entities(scope);
        Optional<Schema> written = SchemaChoice.of(scope, facts, program).map(Fact.Database::schema);
        Optional<Schema> database = written.isPresent() ? written : GeneratedSchema.of(settings, entities);
        List<Entry> entries = OrdinaryRoles.told(entries(scope, endpoints), all, database.orElse(SchemaChoice.NONE));
        return new Backend(
                scope.application(),
                entries,
                all,
                entities,
                bodies(scope),
                queries(scope),
                database.orElse(SchemaChoice.NONE),
                settings,
                clients(scope),
                encoders(scope),
                new FailureLink(program, beside)
                        .of(
                                facts,
                                scope,
                                settings,
                                reached.values(),
                                endpoints.stream().map(Entry::handler).toList()),
                browsers(scope, settings),
                within(scope, Fact.Trusts.class, Fact.Trusts::trusting, Trusting::in),
                ofMethods(scope, Fact.Shares.class, Fact.Shares::state, SharedState::method),
                ofMethods(scope, Fact.Quiet.class, Fact.Quiet::caught, QuietCatch::in),
                ofMethods(scope, Fact.AnswersEarly.class, Fact.AnswersEarly::answered, AnsweredEarly::in),
                // of all applications: what is followed without a known route may be the code of another one
                facts.of(Fact.Refuses.class).map(Fact.Refuses::refused).toList(),
                ofMethods(scope, Fact.ByClaimedAddress.class, Fact.ByClaimedAddress::claimed, ClaimedAddress::in),
                ofMethods(
                        scope,
                        Fact.ReadsClaimedIdentity.class,
                        Fact.ReadsClaimedIdentity::identity,
                        ClaimedIdentity::in),
                ofMethods(scope, Fact.ChecksParts.class, Fact.ChecksParts::checked, CheckedParts::handler),
                printed(scope),
                idle.files(settings),
                facts.of(Fact.Hides.class)
                        .filter(each -> scope.containsModule(each.module()))
                        .map(Fact.Hides::link)
                        .toList(),
                access.inert().stream()
                        .filter(each -> scope.contains(program, each.method().owner()))
                        .sorted(Comparator.comparing(InertRule::at))
                        .toList(),
                new Caching(
                        ofMethods(scope, Fact.Caches.class, Fact.Caches::rule, CacheRule::method),
                        makesCaches(scope).findAny().isPresent(),
                        makesCaches(scope).anyMatch(Fact.MakesCaches::keys)),
                controls(scope, database, access.rules(endpoints)),
                gaps(management));
    }

    /// Classes of other frameworks are found in other ways.
    private static boolean isSpring(Fact.Handler handler) {
        return handler.base() == Fact.Base.SPRING_MVC || handler.base() == Fact.Base.SPRING_WEBFLUX;
    }

    private Settings settings(Scope scope) {
        return new Settings(
                facts.of(Fact.Configured.class)
                        .filter(each -> scope.containsModule(each.module()))
                        .sorted(Comparator.comparing(
                                each -> scope.application().modules().indexOf(each.module()),
                                Comparator.reverseOrder()))
                        .map(Fact.Configured::setting)
                        .toList(),
                facts.of(Fact.DependsOn.class)
                        .filter(each -> scope.containsModule(each.module())
                                || each.module().isEmpty())
                        .map(Fact.DependsOn::library)
                        .distinct()
                        .toList());
    }

    private List<Entry> entries(Scope scope, List<Endpoint> endpoints) {
        List<Entry> entries = new ArrayList<>(endpoints);
        facts.of(Fact.ListensTo.class)
                .filter(each -> scope.contains(program, each.method().owner()))
                .forEach(each ->
                        entries.add(new Entry.Listener(each.channel(), OperationIds.of(each.method()), each.at())));
        facts.of(Fact.Scheduled.class)
                .filter(each -> scope.contains(program, each.method().owner()))
                .forEach(each ->
                        entries.add(new Entry.Schedule(each.timing(), OperationIds.of(each.method()), each.at())));
        return entries;
    }

    private Map<String, Entity> entities(Scope scope) {
        return facts.of(Fact.Mapped.class)
                .map(Fact.Mapped::entity)
                .filter(entity -> scope.contains(program, entity.type()))
                .collect(Collectors.toMap(Entity::type, each -> each, (first, _) -> first, TreeMap::new));
    }

    private Map<String, BodyType> bodies(Scope scope) {
        return facts.of(Fact.Body.class)
                .map(Fact.Body::type)
                .filter(body -> scope.contains(program, body.type()))
                .collect(Collectors.toMap(BodyType::type, each -> each, (first, _) -> first, TreeMap::new));
    }

    private List<Query> queries(Scope scope) {
        Set<Query> all = new LinkedHashSet<>();
        facts.of(Fact.QueryMethod.class)
                .filter(each -> each.query().language() != Query.Language.BUILT_IN)
                .filter(each -> scope.contains(program, each.receiver()))
                .forEach(each -> all.add(each.query()));
        facts.of(Fact.QueryCall.class)
                .filter(each -> scope.contains(program, each.in().owner()))
                .forEach(each -> all.add(each.query()));
        return List.copyOf(all);
    }

    private List<Client> clients(Scope scope) {
        Set<Client> all = new LinkedHashSet<>();
        facts.of(Fact.RemoteType.class)
                .filter(each -> scope.contains(program, each.type()))
                .forEach(each -> all.add(each.client()));
        facts.of(Fact.RemoteCall.class)
                .filter(each -> scope.contains(program, each.in().owner()))
                .forEach(each -> all.add(each.client()));
        return List.copyOf(all);
    }

    private List<PasswordEncoding> encoders(Scope scope) {
        return facts.of(Fact.EncodesPasswords.class)
                .filter(each -> scope.contains(program, each.in()))
                .map(Fact.EncodesPasswords::encoding)
                .distinct()
                .toList();
    }

    /// What facts of one kind say of the classes of a scope.
    ///
    /// @param owner names the class that one is about
    private <F extends Fact, T> List<T> within(
            Scope scope, Class<F> kind, Function<F, T> said, Function<T, String> owner) {
        return facts.of(kind)
                .map(said)
                .filter(each -> scope.contains(program, owner.apply(each)))
                .distinct()
                .toList();
    }

    /// The same of the methods of a scope's classes.
    private <F extends Fact, T> List<T> ofMethods(
            Scope scope, Class<F> kind, Function<F, T> said, Function<T, OperationId> in) {
        return within(scope, kind, said, each -> in.apply(each).owner());
    }

    private Stream<Fact.MakesCaches> makesCaches(Scope scope) {
        return facts.of(Fact.MakesCaches.class).filter(each -> scope.contains(program, each.in()));
    }

    private List<Printed> printed(Scope scope) {
        return facts.of(Fact.Prints.class)
                .filter(each -> scope.containsModule(each.module()))
                .map(Fact.Prints::printed)
                .distinct()
                .toList();
    }

    private Browsers browsers(Scope scope, Settings settings) {
        return new Browsers(
                facts.of(Fact.AllowsAnyOrigin.class)
                        .filter(each -> scope.contains(program, each.in()))
                        .map(Fact.AllowsAnyOrigin::origin)
                        .distinct()
                        .toList(),
                facts.of(Fact.SecurityChain.class)
                        .filter(each -> scope.containsModule(each.module()))
                        .map(each -> new Browsers.Login(
                                each.session().mechanisms(),
                                each.session().stateless(),
                                each.session().csrf(),
                                each.at()))
                        .toList(),
                facts.of(Fact.SaysSameSite.class)
                        .filter(each -> scope.contains(program, each.in()))
                        .map(Fact.SaysSameSite::said)
                        .toList(),
                new FormMethods(program, settings).areChosen());
    }

    private Controls controls(Scope scope, Optional<Schema> database, List<AccessRule> rules) {
        Reading migrations =
                database.isEmpty() ? Reading.ABSENT : database.get().complete() ? Reading.READ : Reading.PARTLY;
        Reading security = reading(
                Fact.Layer.SECURITY,
                facts.of(Fact.SecurityChain.class).findAny().isPresent()
                        || facts.of(Fact.Asking.class).findAny().isPresent());
        boolean unfollowed = facts.of(Fact.FilterInCode.class).anyMatch(each -> scope.containsModule(each.module()));
        return new Controls(
                security == Reading.ABSENT && unfollowed ? Reading.PARTLY : security,
                migrations,
                reading(
                        Fact.Layer.ENTRIES,
                        facts.of(Fact.ErrorMapping.class).findAny().isPresent()),
                reading(
                        Fact.Layer.TRANSACTIONS,
                        facts.of(Fact.Transactional.class).findAny().isPresent()),
                edge.authenticates(),
                edge.limits(),
                facts.of(Fact.Limited.class)
                        .filter(each -> each.methods().isEmpty() && each.paths().isEmpty())
                        .map(Fact.Limited::at)
                        .toList(),
                rules);
    }

    private Reading reading(Fact.Layer layer, boolean present) {
        boolean gap = facts.of(Fact.Unread.class).anyMatch(each -> each.layer() == layer);
        return gap ? Reading.PARTLY : present ? Reading.READ : Reading.ABSENT;
    }

    private List<Gap> gaps(ManagementEndpoints management) {
        List<Gap> all = new ArrayList<>(program.gaps());
        facts.of(Fact.Unread.class).forEach(each -> all.add(each.gap()));
        all.addAll(management.gaps());
        all.addAll(trial.gaps(facts.of(Fact.Handler.class).map(Fact.Handler::bean)));
        return all;
    }
}
