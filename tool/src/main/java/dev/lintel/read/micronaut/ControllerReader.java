package dev.lintel.read.micronaut;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.code.value.Hierarchy.Member;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Exposure;
import dev.lintel.graph.Endpoint.Route;
import dev.lintel.read.Fact;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Routes of controllers: the class's path and the method's URI template, whose query part is no part of the path
/// (Micronaut, "URI templates"; RFC 6570). The nearest annotation among a method and what it overrides counts.
final class ControllerReader {
    private static final String HTTP = "io.micronaut.http.annotation.";
    private static final String[] CONTROLLER = {HTTP + "Controller"};
    private static final Map<String, String> VERBS = verbs();
    private static final Map<String, Integer> STATUSES = Map.of(
            "ok", 200,
            "created", 201,
            "accepted", 202,
            "noContent", 204,
            "badRequest", 400,
            "unauthorized", 401,
            "notFound", 404,
            "unprocessableEntity", 422,
            "serverError", 500);

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final Payloads payloads;
    private final ArgumentReader arguments;

    ControllerReader(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.hierarchy = new Hierarchy(program);
        this.payloads = new Payloads(program);
        this.arguments = new ArgumentReader(program, annotations);
    }

    private static Map<String, String> verbs() {
        Map<String, String> verbs = new TreeMap<>();
        for (String name : List.of("Get", "Post", "Put", "Delete", "Patch", "Head", "Options", "Trace")) {
            verbs.put(HTTP + name, name.toUpperCase(Locale.ROOT));
        }
        verbs.put(HTTP + "CustomHttpMethod", "*");
        return Map.copyOf(verbs);
    }

    Stream<Fact> read(TypeDeclaration type) {
        return annotations.on(type, CONTROLLER).stream()
                .flatMap(controller ->
                        hierarchy.members(type).stream().flatMap(member -> facts(type, controller, member)));
    }

    private Stream<Fact> facts(TypeDeclaration type, Found controller, Member member) {
        Optional<Found> mapped = member.all().stream()
                .flatMap(method -> annotations.find(method.annotations(), VERBS.keySet()).stream())
                .findFirst();
        if (mapped.isEmpty()) {
            return Stream.empty();
        }
        Optional<String> base = text(controller, "/", "value", "uri");
        List<String> templates = templates(mapped.get());
        if (base.isEmpty() || templates.isEmpty()) {
            Gap gap = new Gap(
                    mapped.get().at(),
                    "this path is not a constant that can be read",
                    "the endpoint of " + type.simpleName() + "."
                            + member.method().name() + " is missing");
            return Stream.of(new Fact.Unread(Fact.Layer.ENTRIES, gap));
        }
        String verb = VERBS.getOrDefault(mapped.get().type(), "*");
        String method = verb.equals("*")
                ? mapped.get().value("method").flatMap(constants::text).orElse("*")
                : verb;
        List<Route> routes = templates.stream()
                .map(template -> new Route(
                        method,
                        join(UriTemplate.path(base.get()), UriTemplate.path(template)),
                        media(member.method(), "Consumes", mapped.get(), "consumes"),
                        media(member.method(), "Produces", mapped.get(), "produces"),
                        List.of()))
                .toList();
        return Stream.of(new Fact.Handler(
                member.method().id(),
                type.name(),
                routes,
                arguments.inputs(type.name(), member, method, templates),
                answer(type.name(), member.method()),
                Exposure.API,
                Fact.Base.MICRONAUT,
                List.of(),
                member.method().at()));
    }

    /// What is given under one of these names, or the default when none is; empty when it is no constant.
    private Optional<String> text(Found found, String otherwise, String... names) {
        return found.value(names).isEmpty()
                ? Optional.of(otherwise)
                : found.value(names).flatMap(constants::text);
    }

    private List<String> templates(Found mapped) {
        List<String> several = mapped.value("uris")
                .map(value -> constants.texts(value).values())
                .orElse(List.of());
        return several.isEmpty() ? text(mapped, "", "value", "uri").stream().toList() : several;
    }

    private List<String> media(Method method, String annotation, Found mapped, String attribute) {
        return annotations
                .on(method, HTTP + annotation)
                .flatMap(found -> found.value("value"))
                .or(() -> mapped.value(attribute))
                .map(value -> constants.texts(value).values())
                .orElse(List.of());
    }

    private Answer answer(String bean, Method method) {
        Type returns = hierarchy.seenFrom(bean, method.id().owner(), method.returns());
        Payload payload = payloads.of(returns);
        TreeSet<Integer> statuses = new TreeSet<>();
        for (Annotation each : method.annotations()) {
            if (each.type().equals(HTTP + "Status")) {
                each.value("value").map(constants::names).map(Constants.Listing::values).stream()
                        .flatMap(List::stream)
                        .map(name -> name.toLowerCase(Locale.ROOT).replace("_", ""))
                        .forEach(name -> STATUSES.forEach((status, code) -> {
                            if (status.toLowerCase(Locale.ROOT).equals(name)) {
                                statuses.add(code);
                            }
                        }));
            }
        }
        Optional<Body> body = program.body(method.id());
        body.ifPresent(it -> Walk.calls(it.block())
                .filter(call -> call.callee().owner().equals("io.micronaut.http.HttpResponse"))
                .map(call -> STATUSES.getOrDefault(call.name(), 0))
                .filter(status -> status > 0)
                .forEach(statuses::add));
        return new Answer(
                payload.type(), payload.shape(), payload.shape() != Shape.NOTHING, List.copyOf(statuses), method.at());
    }

    private static String join(String outer, String inner) {
        List<String> parts = new ArrayList<>();
        for (String part : (outer + "/" + inner).split("/")) {
            if (!part.isEmpty()) {
                parts.add(part);
            }
        }
        String joined = String.join("/", parts);
        return joined.startsWith("${") ? joined : "/" + joined;
    }
}
