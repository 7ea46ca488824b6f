package dev.lintel.link.guards;

import dev.lintel.code.Body;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.graph.Access.Requirement;
import dev.lintel.graph.Endpoint;
import dev.lintel.read.Fact;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What handlers ask of their callers themselves: `if (!authenticate()) throw new Forbidden();` before anything
/// else is done. Only what every caller meets counts: a check in one branch lets the others by. Safe for use from
/// several threads.
public final class HandlerChecks {
    private static final Set<Endpoint.Input.Kind> ABOUT_CALLER = Set.of(
            Endpoint.Input.Kind.PRINCIPAL,
            Endpoint.Input.Kind.REQUEST,
            Endpoint.Input.Kind.HEADER,
            Endpoint.Input.Kind.COOKIE,
            Endpoint.Input.Kind.OTHER);
    private static final int DEEPEST = 3;
    private static final int MENTIONED = 6;

    private final Program program;
    private final Map<Run, Asked> known = new ConcurrentHashMap<>();
    private final Map<MethodId, Boolean> mentioned = new ConcurrentHashMap<>();

    public HandlerChecks(Program program) {
        this.program = program;
    }

    /// What one handler asks, and what the locators ask that found its object.
    ///
    /// @param checks those that nobody gets past; empty when there are none or they could not be read
    /// @param doubt a refusal that every caller passes by and whose condition could not be read
    public record Asked(List<Requirement> checks, Optional<Requirement.Own> doubt) {
        public Asked {
            checks = List.copyOf(checks);
        }
    }

    private record Run(MethodId method, String serves) {}

    public Asked of(Fact.Handler handler) {
        List<Asked> all = Stream.concat(
                        handler.behind().stream().map(each -> of(new Run(each.method(), each.serves()), each.inputs())),
                        Stream.of(of(new Run(handler.method(), ""), handler.inputs())))
                .toList();
        return new Asked(
                all.stream().flatMap(each -> each.checks().stream()).toList(),
                all.stream().flatMap(each -> each.doubt().stream()).findFirst());
    }

    private Asked of(Run run, List<Endpoint.Input> inputs) {
        return known.computeIfAbsent(run, each -> learn(each, inputs));
    }

    /// Whether the handler, what it calls, or what found its object speaks of who calls at all. Where none does,
    /// nobody is asked for a login.
    public boolean speaksOfCaller(Fact.Handler handler) {
        return Stream.concat(handler.behind().stream().map(Fact.Locator::method), Stream.of(handler.method()))
                .anyMatch(method -> mentioned.computeIfAbsent(method, this::mentions));
    }

    private boolean mentions(MethodId method) {
        Mentions mentions = new Mentions(program, false);
        mentions.look(method, MENTIONED);
        return mentions.identity() || program.body(method).isEmpty();
    }

    private Asked learn(Run run, List<Endpoint.Input> asked) {
        Optional<Method> declared = program.method(run.method());
        Optional<Body> body = program.body(run.method());
        if (declared.isEmpty() || body.isEmpty()) {
            return new Asked(List.of(), Optional.empty());
        }
        Set<Integer> about = asked.stream()
                .filter(input -> ABOUT_CALLER.contains(input.kind()))
                .map(Endpoint.Input::parameter)
                .collect(Collectors.toSet());
        Set<Integer> inputs = asked.stream().map(Endpoint.Input::parameter).collect(Collectors.toSet());
        Set<String> given = inputs.stream()
                .filter(index -> !about.contains(index)
                        && index >= 0
                        && index < declared.get().parameters().size())
                .map(index -> declared.get().parameters().get(index).name())
                .collect(Collectors.toCollection(HashSet::new));
        asked.stream()
                .filter(input -> input.parameter() == Endpoint.Input.OF_ITS_OBJECT)
                .forEach(input -> given.addAll(ofItsObject(input.name())));
        CheckReader reader =
                new CheckReader(program, body.get(), CallerTests.inHandler(program, DEEPEST, given), run.serves());
        reader.read();
        return new Asked(reader.found(), reader.doubt());
    }

    /// A field that the request fills, and the getter that gives it.
    private static List<String> ofItsObject(String field) {
        return List.of(field, "get" + field.substring(0, 1).toUpperCase(Locale.ROOT) + field.substring(1));
    }
}
