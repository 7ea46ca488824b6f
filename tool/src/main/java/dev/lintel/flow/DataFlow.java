package dev.lintel.flow;

import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Modifier;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.flow.run.Demand;
import dev.lintel.flow.run.EntryRun;
import dev.lintel.flow.run.Way;
import dev.lintel.flow.run.World;
import dev.lintel.graph.Backend;
import dev.lintel.graph.Endpoint;
import dev.lintel.graph.Entry;
import dev.lintel.graph.OperationId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The data flow of one backend: finds the ways in, runs each, and keeps what arrived.
public final class DataFlow implements Flows {
    private static final List<String> SERVLETS =
            List.of("jakarta.servlet.http.HttpServlet", "javax.servlet.http.HttpServlet");
    private static final Set<String> SERVED =
            Set.of("service", "doGet", "doPost", "doPut", "doDelete", "doHead", "doOptions", "doPatch");
    private static final Set<String> FILTERING = Set.of(
            "doFilter",
            "doFilterInternal",
            "preHandle",
            "postHandle",
            "filter",
            "onAccessDenied",
            "isAccessAllowed",
            "attemptAuthentication",
            "getPreAuthenticatedPrincipal",
            "getPreAuthenticatedCredentials");
    private static final String ENTITY = "org.springframework.http.ResponseEntity";
    private static final Set<String> TEXTS = Set.of(
            "java.lang.String",
            "java.lang.CharSequence",
            "byte[]",
            ENTITY,
            "org.springframework.core.io.Resource",
            "java.lang.Object",
            "jakarta.ws.rs.core.Response",
            "javax.ws.rs.core.Response",
            "java.lang.StringBuilder",
            "java.lang.StringBuffer");
    /// Answers in which a text does harm as it stands; of an object only what was made elsewhere does.
    private static final Set<Way.Answers> SEEN = Set.of(Way.Answers.BODY, Way.Answers.VIEW);
    private static final Set<String> FILES =
            Set.of("java.io.File", "jakarta.ws.rs.core.Response", "javax.ws.rs.core.Response");
    private static final Set<String> VIEWS = Set.of(
            "java.lang.String", "org.springframework.web.servlet.ModelAndView",
            "org.springframework.web.servlet.View", "org.springframework.web.servlet.view.RedirectView");

    private final World world;
    private final Backend backend;
    private final Batch batch;
    /// Qualified names of filters; who reaches one of these is anyone.
    private Set<String> beforeLogin = Set.of();

    private @Nullable Map<String, List<Arrival>> byKind;
    private Cut cut = Cut.NOTHING;
    private int followed;

    /// Runs tasks, side by side where there are processors, and gives the answers of those that did not fail.
    public interface Batch {
        <T> List<Optional<T>> all(List<Callable<T>> tasks);

        /// Most of the work is done and nothing runs: what it left behind may be cleared away.
        default void rest() {}
    }

    public DataFlow(World world, Backend backend, Batch batch) {
        this.world = world;
        this.backend = backend;
        this.batch = batch;
    }

    @Override
    public List<Arrival> arrivals(String kind) {
        return computed().getOrDefault(kind, List.of());
    }

    @Override
    public void follow() {
        computed();
    }

    @Override
    public synchronized Cut cut() {
        return cut;
    }

    @Override
    public synchronized int followed() {
        return followed;
    }

    private synchronized Map<String, List<Arrival>> computed() {
        Map<String, List<Arrival>> known = byKind;
        if (known == null) {
            known = compute();
            byKind = known;
        }
        return known;
    }

    private Map<String, List<Arrival>> compute() {
        beforeLogin = new FiltersBeforeLogin(world.program()).types();
        List<Way> known = Stream.of(ofEntries(), ofStages(), ofServlets())
                .flatMap(List::stream)
                .toList();
        Demand demand = Demand.of(world, known.stream().map(Way::self).collect(Collectors.toSet()));
        List<Arrival> all = new ArrayList<>();
        Set<MethodId> visited = new HashSet<>();
        gather(run(demand, worthwhile(known, demand), Budget.OF_ENTRIES), all, visited);
        gather(run(demand, unreached(demand, visited), Budget.OF_THE_REST), all, visited);
        Map<String, List<Arrival>> found = new HashMap<>();
        all.stream()
                .sorted(Comparator.comparing(Arrival::at)
                        .thenComparing(each -> each.entry().map(Entry::label).orElse("")))
                .forEach(each -> found.computeIfAbsent(each.kind(), _ -> new ArrayList<>())
                        .add(each));
        found.replaceAll((_, arrivals) -> List.copyOf(arrivals));
        cut = cut.plus(new Cut(0, world.codes().tooLarge(), 0));
        return found;
    }

    /// A method on an object of a type.
    private record Begun(MethodId method, String self) {
        static Begun of(Way way) {
            return new Begun(way.method(), way.self());
        }
    }

    /// The ways on which something can be found. Code that reads the request without a known route is looked at
    /// once, and so is what many types inherit when their own methods add nothing.
    private List<Way> worthwhile(List<Way> known, Demand demand) {
        Set<Begun> begun = new HashSet<>();
        Set<MethodId> entered = new HashSet<>();
        List<Way> ways = new ArrayList<>();
        for (Way each : known) {
            boolean arrives = demand.leadsToSink(each.method()) || SEEN.contains(each.answers()) || sends(each);
            boolean tells = each.isUntrusted(world) || demand.tells(each.method());
            boolean fresh = begun.add(Begun.of(each)) && (entered.add(each.method()) || adds(each, demand));
            if (arrives && tells && (fresh || each.entry().isPresent())) {
                ways.add(each);
            }
        }
        return ways;
    }

    /// Whether a file can be the answer, whatever format the route says that it has.
    private boolean sends(Way way) {
        return way.answers() == Way.Answers.DATA
                && world.program()
                        .method(way.method())
                        .filter(each -> FILES.contains(each.returns().erasure()))
                        .isPresent();
    }

    /// Whether the object that a way begins on brings code of its own that leads somewhere.
    private boolean adds(Way way, Demand demand) {
        return world.supertypes(way.self()).stream()
                .takeWhile(each -> !each.equals(way.method().owner()))
                .flatMap(each -> world.program().type(each).stream())
                .flatMap(each -> each.methods().stream())
                .anyMatch(each -> demand.leadsToSink(each.id()));
    }

    /// Runs what begins alike once: a resource that is mounted at two paths is two entries with the same code, object
    /// and inputs.
    private List<Optional<EntryRun.Result>> run(Demand demand, List<Way> ways, long total) {
        List<Way> beginnings = ways.stream().map(Way::unnamed).distinct().toList();
        List<Optional<EntryRun.Result>> results = new Budget(world, demand, batch, beginnings, total).run();
        Map<Way, Optional<EntryRun.Result>> byBeginning = new HashMap<>();
        for (int i = 0; i < beginnings.size(); i++) {
            byBeginning.put(beginnings.get(i), results.get(i));
        }
        return ways.stream()
                .map(each -> byBeginning
                        .getOrDefault(each.unnamed(), Optional.empty())
                        .map(result -> isBeforeLogin(each) ? result.byFilterBeforeLogin() : result.of(each.entry())))
                .toList();
    }

    private boolean isBeforeLogin(Way way) {
        return way.entry().isEmpty()
                && beforeLogin.contains(way.self())
                && FILTERING.contains(way.method().name());
    }

    private void gather(List<Optional<EntryRun.Result>> results, List<Arrival> all, Set<MethodId> visited) {
        followed += results.size();
        for (Optional<EntryRun.Result> each : results) {
            if (each.isEmpty()) {
                cut = cut.plus(new Cut(1, 0, 0));
                continue;
            }
            all.addAll(each.get().arrivals());
            visited.addAll(each.get().visited());
            cut = cut.plus(each.get().cut());
        }
    }

    // ---- ways in

    private List<Way> ofEntries() {
        List<Way> all = new ArrayList<>();
        for (Entry each : backend.entries()) {
            Way way = switch (each) {
                case Endpoint endpoint ->
                    new Way(
                            Optional.of(each),
                            method(each.handler()),
                            self(endpoint),
                            endpoint.inputs(),
                            "",
                            answers(endpoint));
                case Entry.Listener _ -> ofOwner(Optional.of(each), method(each.handler()), "message");
                case Entry.Schedule _ -> ofOwner(Optional.of(each), method(each.handler()), "");
            };
            all.add(way);
        }
        return all;
    }

    private static Way ofOwner(Optional<Entry> entry, MethodId method, String label) {
        return new Way(entry, method, method.owner(), List.of(), label, Way.Answers.NOTHING);
    }

    /// The class whose object answers, which may inherit the handler from one that others inherit from too.
    private String self(Endpoint endpoint) {
        String owner = endpoint.handler().owner();
        return world.types().isSource(endpoint.bean()) && world.types().inherits(endpoint.bean(), owner)
                ? endpoint.bean()
                : owner;
    }

    private static MethodId method(OperationId id) {
        return new MethodId(id.owner(), id.name(), id.parameters());
    }

    private Way.Answers answers(Endpoint endpoint) {
        Optional<Type> declared =
                world.program().method(method(endpoint.handler())).map(Method::returns);
        String returned = declared.map(DataFlow::body).orElse("");
        boolean json = endpoint.route().produces().stream().anyMatch(each -> each.contains("json"));
        if (endpoint.responds().serialised()) {
            return TEXTS.contains(returned) && !json ? Way.Answers.BODY : Way.Answers.DATA;
        }
        // what is answered is then decided elsewhere: the result of an action by a configuration
        boolean named = endpoint.responds().shape() != Endpoint.Answer.Shape.UNKNOWN;
        return named && VIEWS.contains(returned) ? Way.Answers.VIEW : Way.Answers.NOTHING;
    }

    /// The type of what is written: of `ResponseEntity<Order>` the order, which is no text.
    private static String body(Type declared) {
        boolean wrapped =
                declared.erasure().equals(ENTITY) || declared.erasure().equals("java.util.Optional");
        return wrapped
                ? declared.argument(0)
                        .filter(Type.Declared.class::isInstance)
                        .map(Type::erasure)
                        .orElse("java.lang.Object")
                : declared.erasure();
    }

    /// Filters and interceptors see every request.
    private List<Way> ofStages() {
        Set<String> types = new LinkedHashSet<>(beforeLogin);
        backend.endpoints().forEach(each -> each.chain().forEach(stage -> types.add(stage.name())));
        return ofMethods(types, FILTERING);
    }

    /// Servlets count even when no mapping is known: a descriptor may be made by a build.
    private List<Way> ofServlets() {
        Set<String> types = new LinkedHashSet<>();
        for (String servlet : SERVLETS) {
            world.program().subtypes(servlet).stream()
                    .filter(TypeDeclaration::isMain)
                    .filter(each -> !each.modifiers().contains(Modifier.ABSTRACT))
                    .forEach(each -> types.add(each.name()));
        }
        return ofMethods(types, SERVED);
    }

    private List<Way> ofMethods(Set<String> types, Set<String> names) {
        List<Way> ways = new ArrayList<>();
        for (String type : types) {
            for (String each : world.supertypes(type)) {
                world.program()
                        .type(each)
                        .filter(TypeDeclaration::isMain)
                        .ifPresent(declared -> declared.methods().forEach(method -> {
                            if (names.contains(method.name()) && method.hasBody()) {
                                ways.add(new Way(
                                        Optional.empty(), method.id(), type, List.of(), "", Way.Answers.NOTHING));
                            }
                        }));
            }
        }
        return ways;
    }

    /// Code with a source or a sink that no way leads to is looked at by itself when anything can arrive: what it
    /// does is wrong however it is reached, and its callers may be unknown.
    private List<Way> unreached(Demand demand, Set<MethodId> visited) {
        Set<MethodId> rest = new LinkedHashSet<>(demand.withSource());
        rest.addAll(demand.withSink());
        rest.removeAll(visited);
        return rest.stream()
                .filter(each -> demand.leadsToSink(each) && demand.tells(each))
                .filter(each -> each.name().equals("<clinit>")
                        || world.program().method(each).filter(Method::hasBody).isPresent())
                .map(each -> ofOwner(Optional.empty(), each, ""))
                .toList();
    }

    Program program() {
        return world.program();
    }
}
