package dev.lintel.read.graphql;

import dev.lintel.code.Annotation;
import dev.lintel.code.Method;
import dev.lintel.code.Parameter;
import dev.lintel.code.Program;
import dev.lintel.code.Type;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Annotations.Found;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.graph.Endpoint.Input;
import dev.lintel.graph.Endpoint.Input.Kind;
import dev.lintel.graph.Endpoint.Validated;
import dev.lintel.read.payload.Constraints;
import dev.lintel.read.payload.Constraints.Carried;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Arguments of a field and what else its method is given.
final class ArgumentReader {
    private static final String SPRING = "org.springframework.graphql.data.method.annotation.";
    private static final Map<String, Kind> ANNOTATED = Map.of(
            SPRING + "Argument",
            Kind.ARGUMENT,
            SPRING + "Arguments",
            Kind.MODEL,
            // put there by code of the server: an interceptor, or a field above
            SPRING + "ContextValue",
            Kind.OTHER,
            SPRING + "LocalContextValue",
            Kind.OTHER,
            "com.netflix.graphql.dgs.InputArgument",
            Kind.ARGUMENT,
            "org.springframework.security.core.annotation.AuthenticationPrincipal",
            Kind.PRINCIPAL,
            "org.springframework.web.bind.annotation.RequestHeader",
            Kind.HEADER,
            "org.springframework.web.bind.annotation.RequestParam",
            Kind.QUERY);
    private static final List<String> CALLERS =
            List.of("caller", "principal", "viewer", "currentuser", "loginuser", "authenticateduser", "actor");
    private static final Map<String, Kind> BY_TYPE = Map.of(
            "java.security.Principal", Kind.PRINCIPAL,
            "org.springframework.security.core.Authentication", Kind.PRINCIPAL,
            "graphql.schema.DataFetchingEnvironment", Kind.REQUEST,
            "com.netflix.graphql.dgs.DgsDataFetchingEnvironment", Kind.REQUEST);

    private final Annotations annotations;
    private final Constants constants;
    private final Constraints constraints;
    private final Payloads payloads;

    ArgumentReader(Program program, Annotations annotations) {
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.constraints = new Constraints(program, annotations);
        this.payloads = new Payloads(program);
    }

    List<Input> inputs(Method method, boolean unmarkedAreArguments) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < method.parameters().size(); i++) {
            Parameter parameter = method.parameters().get(i);
            Optional<Found> found = annotations.find(parameter.annotations(), ANNOTATED.keySet());
            Optional<Kind> kind = found.map(it ->
                            isCaller(it, parameter) ? Kind.PRINCIPAL : ANNOTATED.getOrDefault(it.type(), Kind.OTHER))
                    .or(() -> Optional.ofNullable(BY_TYPE.get(parameter.type().erasure())))
                    .or(() -> unmarkedAreArguments ? Optional.of(Kind.ARGUMENT) : Optional.empty());
            int index = i;
            kind.ifPresent(it -> inputs.add(input(parameter, index, it, found)));
        }
        return List.copyOf(inputs);
    }

    /// A value of the server's context that is named for who calls: no client can put one there.
    private static boolean isCaller(Found found, Parameter parameter) {
        String type = parameter.type().erasure();
        String named = (type.substring(type.lastIndexOf('.') + 1) + " " + parameter.name()).toLowerCase(Locale.ROOT);
        return found.type().endsWith("ContextValue") && CALLERS.stream().anyMatch(named::contains);
    }

    private Input input(Parameter parameter, int index, Kind kind, Optional<Found> found) {
        Payload payload = payloads.of(parameter.type());
        String type = payload.type().isEmpty() ? parameter.type().erasure() : payload.type();
        String name = found.flatMap(it -> it.value("name", "value"))
                .flatMap(constants::text)
                .orElse(parameter.name());
        boolean required = kind == Kind.ARGUMENT && !parameter.type().is("java.util.Optional");
        return new Input(
                kind,
                name,
                type,
                payload.shape() == Shape.MANY,
                index,
                required,
                validated(parameter, type),
                parameter.at());
    }

    private Validated validated(Parameter parameter, String type) {
        Optional<Annotation> asked = parameter.annotations().stream()
                .filter(each -> Constraints.isValid(each) || constraints.isConstraint(each))
                .findFirst();
        Carried inside = constraints.carried(type, List.of());
        Validated.Mode mode = switch (inside) {
            case EFFECTIVE -> asked.isPresent() ? Validated.Mode.YES : Validated.Mode.NO;
            case OTHER_GROUPS -> Validated.Mode.NO;
            case UNKNOWN -> Validated.Mode.UNKNOWN;
            case NONE ->
                asked.filter(constraints::isConstraint).isPresent()
                        ? Validated.Mode.YES
                        : Validated.Mode.NO_CONSTRAINTS;
        };
        return new Validated(mode, asked.map(Annotation::at));
    }

    /// The simple name of the object whose field is asked for: the first parameter that nothing else explains, or
    /// the elements of the list of a batch.
    Optional<String> source(Method method) {
        return method.parameters().stream()
                .filter(parameter -> annotations
                        .find(parameter.annotations(), ANNOTATED.keySet())
                        .isEmpty())
                .map(Parameter::type)
                .filter(type -> !BY_TYPE.containsKey(type.erasure()))
                .map(type -> type.is("java.util.List") || type.is("java.util.Set")
                        ? type.argument(0).orElse(type)
                        : type)
                .map(Type::erasure)
                .filter(name -> !name.isEmpty())
                .map(name -> name.substring(name.lastIndexOf('.') + 1))
                .findFirst();
    }
}
