package dev.lintel.read.spring.web;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Input.Kind;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.payload.Constraints;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import dev.lintel.read.spring.web.Validation.Candidate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The inputs of a handler method, parameter by parameter, as Spring resolves arguments.
final class InputReader {
    private static final String BIND = "org.springframework.web.bind.annotation.";
    private static final String SECURITY = "org.springframework.security.core.annotation.";
    private static final Map<String, Kind> ANNOTATED = Map.ofEntries(
            Map.entry(BIND + "PathVariable", Kind.PATH),
            Map.entry(BIND + "MatrixVariable", Kind.PATH),
            Map.entry(BIND + "RequestParam", Kind.QUERY),
            Map.entry(BIND + "RequestHeader", Kind.HEADER),
            Map.entry(BIND + "CookieValue", Kind.COOKIE),
            Map.entry(BIND + "RequestBody", Kind.BODY),
            Map.entry(BIND + "RequestPart", Kind.FORM),
            Map.entry(BIND + "ModelAttribute", Kind.MODEL),
            Map.entry("org.springframework.web.bind.annotation.BindParam", Kind.QUERY),
            // What code before the handler has put there, as `getAttribute` would give it.
            Map.entry(BIND + "RequestAttribute", Kind.PRINCIPAL),
            Map.entry(BIND + "SessionAttribute", Kind.PRINCIPAL),
            Map.entry(SECURITY + "AuthenticationPrincipal", Kind.PRINCIPAL),
            Map.entry(SECURITY + "CurrentSecurityContext", Kind.PRINCIPAL),
            Map.entry(
                    "org.springframework.security.oauth2.client.annotation.RegisteredOAuth2AuthorizedClient",
                    Kind.PRINCIPAL),
            Map.entry("org.springframework.messaging.handler.annotation.Payload", Kind.BODY));
    private static final Set<String> SERVER_SIDE = Set.of("org.springframework.beans.factory.annotation.Value");

    private final Annotations annotations;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final ParameterTypes types;
    private final Payloads payloads;
    private final Validation validation;
    private final OwnArguments own;

    InputReader(Program program, Annotations annotations, SpringVersion version) {
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.hierarchy = new Hierarchy(program);
        this.types = new ParameterTypes(program);
        this.payloads = new Payloads(program);
        this.validation = new Validation(program, annotations, new Constraints(program, annotations), version);
        this.own = OwnArguments.of(program);
    }

    List<Input> inputs(String bean, Hierarchy.Member member) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < member.method().parameters().size(); i++) {
            Place place = place(bean, member, i);
            read(place).ifPresent(inputs::add);
        }
        return List.copyOf(inputs);
    }

    /// @param declared annotations here and on the declarations that the method overrides
    private record Place(
            String bean, Method method, int index, Parameter parameter, Type type, List<Annotation> declared) {}

    private Place place(String bean, Hierarchy.Member member, int index) {
        List<Annotation> declared = member.annotationsOfParameter(index);
        Parameter parameter = member.method().parameters().get(index);
        Type type = hierarchy.seenFrom(bean, member.method().id().owner(), parameter.type());
        return new Place(bean, member.method(), index, parameter, type, declared);
    }

    private Optional<Input> read(Place place) {
        Optional<Kind> special = types.special(place.type());
        Optional<Found> annotated = annotations.find(place.declared(), ANNOTATED.keySet());
        if (annotated.isPresent()) {
            Kind kind = ANNOTATED.getOrDefault(annotated.get().type(), Kind.OTHER);
            boolean file = special.filter(Kind.FILE::equals).isPresent();
            return Optional.of(input(place, file ? Kind.FILE : kind, annotated));
        }
        if (annotations.find(place.declared(), SERVER_SIDE).isPresent() || types.notFromTheCaller(place.type())) {
            return Optional.empty();
        }
        Optional<Kind> resolved = own.kind(place.type(), place.declared());
        if (resolved.isPresent() || special.isPresent()) {
            return Optional.of(input(place, resolved.or(() -> special).orElse(Kind.OTHER), Optional.empty()));
        }
        if (types.simple(place.type())) {
            return Optional.of(input(place, Kind.QUERY, Optional.empty()));
        }
        if (types.principal(place.type().erasure())) {
            return Optional.of(input(place, Kind.PRINCIPAL, Optional.empty()));
        }
        boolean map = place.type().is("java.util.Map");
        return map ? Optional.empty() : Optional.of(input(place, Kind.MODEL, Optional.empty()));
    }

    private Input input(Place place, Kind kind, Optional<Found> annotated) {
        Payload payload = payloads.of(place.type());
        boolean bound = switch (kind) {
            case BODY, MODEL, FORM -> true;
            case PATH, QUERY, HEADER, COOKIE, FILE, PRINCIPAL, REQUEST, PAGE, ARGUMENT, OTHER -> false;
        };
        boolean fromRequest = switch (kind) {
            case PRINCIPAL, REQUEST, PAGE, OTHER -> false;
            case PATH, QUERY, HEADER, COOKIE, FORM, BODY, MODEL, FILE, ARGUMENT -> true;
        };
        String type = payload.type().isEmpty() ? place.type().erasure() : payload.type();
        Validated validated = fromRequest
                ? validation.of(new Candidate(
                        place.bean(), place.method(), place.index(), place.declared(), bound, payload.many(), type))
                : new Validated(Validated.Mode.NO_CONSTRAINTS, Optional.empty());
        String name = kind == Kind.BODY ? "" : name(place, annotated);
        boolean many = payload.shape() == Shape.MANY;
        return new Input(
                kind,
                name,
                type,
                many,
                place.index(),
                required(place, kind, annotated),
                validated,
                place.parameter().at());
    }

    private String name(Place place, Optional<Found> annotated) {
        return annotated
                .flatMap(it -> it.value("name", "value"))
                .flatMap(constants::text)
                .filter(name -> !name.isEmpty())
                .orElse(place.parameter().name());
    }

    private boolean required(Place place, Kind kind, Optional<Found> annotated) {
        boolean optional = place.type().is("java.util.Optional")
                || annotated.filter(it -> it.value("defaultValue").isPresent()).isPresent()
                || annotated
                        .flatMap(it -> it.value("required"))
                        .flatMap(constants::truth)
                        .filter(it -> !it)
                        .isPresent();
        return switch (kind) {
            case PATH, BODY, HEADER, COOKIE, FILE, FORM -> !optional;
            case QUERY -> annotated.isPresent() && !optional;
            case MODEL, PRINCIPAL, REQUEST, PAGE, ARGUMENT, OTHER -> false;
        };
    }
}
