package dev.lintel.read.struts;

import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.read.struts.StrutsConfiguration.Interceptor;
import dev.lintel.source.Gap;
import dev.lintel.source.Workspace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// Actions of Apache Struts 2 and what runs before them (Struts 2 documentation, "Core Developers Guide"). An
/// action answers every HTTP method; each request has an action object of its own, which its parameters fill.
public final class Struts implements Framework {
    @Override
    public String name() {
        return "Struts";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        StrutsConfiguration configuration = StrutsConfiguration.read(workspace);
        ActionMethods methods = new ActionMethods(program);
        List<Action> actions = Stream.concat(
                        new XmlActions(program, configuration, methods).all(),
                        new AnnotatedActions(program, configuration, methods).all())
                .toList();
        BoundProperties bound =
                new BoundProperties(program, configuration.isOn("struts.parameters.requireAnnotations"));
        Map<String, List<Input>> inputs = new HashMap<>();
        List<Fact> facts = new ArrayList<>();
        for (Action each : actions) {
            facts.add(handler(each, inputs.computeIfAbsent(each.type().name(), _ -> bound.of(each.type()))));
        }
        before(program, actions).forEach(facts::add);
        configuration
                .unread()
                .forEach(at -> facts.add(new Fact.Unread(
                        Fact.Layer.ENTRIES,
                        new Gap(at, "this Struts configuration could not be read", "some actions may be missing"))));
        return facts.stream();
    }

    private static Fact handler(Action action, List<Input> inputs) {
        return new Fact.Handler(
                action.method().id(),
                action.type().name(),
                List.of(new Route("*", action.path(), List.of(), List.of(), List.of())),
                inputs,
                new Answer(
                        "",
                        Shape.UNKNOWN,
                        action.json(),
                        List.of(),
                        action.method().at()),
                Exposure.API,
                Fact.Base.SERVLET,
                List.of(),
                action.method().at());
    }

    /// Interceptors of the target with all addresses that they stand before.
    private static List<Fact> before(Program program, List<Action> actions) {
        Map<String, List<String>> paths = new LinkedHashMap<>();
        Map<String, Interceptor> first = new HashMap<>();
        for (Action action : actions) {
            for (Interceptor each : action.before()) {
                paths.computeIfAbsent(each.type(), _ -> new ArrayList<>()).add(action.path());
                first.putIfAbsent(each.type(), each);
            }
        }
        List<Fact> facts = new ArrayList<>();
        paths.forEach((type, all) -> program.type(type)
                .filter(TypeDeclaration::isMain)
                .ifPresent(declared -> facts.add(new Fact.Before(
                        Stage.Kind.INTERCEPTOR, type, all, List.of(), List.of(), facts.size(), declared.at()))));
        return facts;
    }
}
