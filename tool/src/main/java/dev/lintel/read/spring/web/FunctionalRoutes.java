package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.value.Annotations;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.Fact;
import dev.lintel.read.spring.web.RouteReading.Filtered;
import dev.lintel.read.spring.web.RouteReading.Routed;
import dev.lintel.read.spring.web.RouteReading.Routes;
import dev.lintel.source.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Functional endpoints, WebMvc.fn and WebFlux.fn: the routes of beans that are router functions. A lambda is
/// handled by the method that contains it. Inputs are taken from the request by code, so that the request itself
/// is the one input.
final class FunctionalRoutes {
    private static final String BEAN = "org.springframework.context.annotation.Bean";
    private static final String SERVLET = "org.springframework.web.servlet.function.";
    private static final String REACTIVE = "org.springframework.web.reactive.function.server.";

    private final Program program;
    private final Annotations annotations;

    FunctionalRoutes(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
    }

    Stream<Fact> read() {
        return program.types().stream()
                .filter(TypeDeclaration::isMain)
                .flatMap(type -> type.methods().stream())
                .filter(this::isRouterBean)
                .flatMap(method -> program.body(method.id()).stream().flatMap(body -> facts(method, body)));
    }

    private boolean isRouterBean(Method method) {
        boolean router = method.returns().is(SERVLET + "RouterFunction")
                || method.returns().is(REACTIVE + "RouterFunction");
        return router && annotations.on(method, BEAN).isPresent();
    }

    private Stream<Fact> facts(Method bean, Body body) {
        boolean reactive = bean.returns().is(REACTIVE + "RouterFunction");
        Routes routes = RouteReading.of(program, body);
        List<Fact> facts = new ArrayList<>();
        routes.all().forEach(routed -> facts.add(handler(routed, reactive)));
        routes.filters().stream()
                .filter(filtered -> !filtered.routes().isEmpty())
                .forEach(filtered -> facts.add(before(filtered)));
        routes.gaps().forEach(gap -> facts.add(new Fact.Unread(Fact.Layer.ENTRIES, gap)));
        return facts.stream();
    }

    private Fact handler(Routed routed, boolean reactive) {
        Served served = served(routed);
        Span at = routed.in().at(routed.handler());
        return new Fact.Handler(
                served.method(),
                served.bean(),
                routed.mapping().routes(),
                inputs(served.method()),
                new Answer("", Answer.Shape.UNKNOWN, true, List.of(), at),
                Exposure.API,
                reactive ? Fact.Base.SPRING_WEBFLUX : Fact.Base.SPRING_MVC,
                List.of(),
                at);
    }

    /// The method that answers, and the class whose object it is called on.
    private record Served(MethodId method, String bean) {}

    private Served served(Routed routed) {
        if (routed.handler() instanceof Expression.MethodReference reference) {
            Optional<MethodId> method = reference.callee().method();
            String receiver = reference.receiver().type().erasure();
            if (method.isPresent()) {
                return new Served(
                        method.get(), receiver.isEmpty() ? method.get().owner() : receiver);
            }
        }
        return handles(routed.handler().type().erasure())
                .map(id -> new Served(id, id.owner()))
                .orElseGet(() ->
                        new Served(routed.in().method(), routed.in().method().owner()));
    }

    /// The one method of a class of the sources that is a `HandlerFunction`.
    private Optional<MethodId> handles(String type) {
        return program.type(type)
                .filter(TypeDeclaration::isMain)
                .flatMap(found -> found.methods("handle").stream().findFirst())
                .map(Method::id);
    }

    private List<Input> inputs(MethodId handler) {
        List<Parameter> parameters =
                program.method(handler).map(Method::parameters).orElse(List.of());
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < parameters.size(); i++) {
            Parameter parameter = parameters.get(i);
            String type = parameter.type().erasure();
            if (type.equals(SERVLET + "ServerRequest") || type.equals(REACTIVE + "ServerRequest")) {
                Validated unasked = new Validated(Validated.Mode.NO_CONSTRAINTS, Optional.empty());
                inputs.add(
                        new Input(Input.Kind.REQUEST, parameter.name(), type, false, i, true, unasked, parameter.at()));
            }
        }
        return inputs;
    }

    private Fact before(Filtered filtered) {
        String type = filtered.filter() instanceof Expression.MethodReference reference
                ? reference.callee().owner()
                : BeanTypes.of(filtered.filter(), program);
        boolean own = program.type(type).filter(TypeDeclaration::isMain).isPresent();
        List<MethodId> methods = filtered.routes().stream()
                .map(this::served)
                .map(Served::method)
                .distinct()
                .toList();
        return new Fact.Before(
                Stage.Kind.FILTER,
                own ? type : filtered.in().method().owner(),
                List.of(),
                List.of(),
                methods,
                0,
                filtered.in().at(filtered.filter()));
    }
}
