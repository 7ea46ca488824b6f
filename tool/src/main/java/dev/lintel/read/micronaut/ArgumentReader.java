package dev.lintel.read.micronaut;

import dev.lintel.code.Annotation;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Arguments of a controller's method. One without an annotation is a variable of the path when the template has it,
/// else taken from the query, or from the body where the method has one (Micronaut, "Simple request binding").
final class ArgumentReader {
    private static final String HTTP = "io.micronaut.http.annotation.";
    private static final Map<String, Kind> ANNOTATED = Map.of(
            HTTP + "PathVariable",
            Kind.PATH,
            HTTP + "QueryValue",
            Kind.QUERY,
            HTTP + "Header",
            Kind.HEADER,
            HTTP + "CookieValue",
            Kind.COOKIE,
            HTTP + "Body",
            Kind.BODY,
            HTTP + "Part",
            Kind.FORM,
            HTTP + "RequestBean",
            Kind.MODEL,
            "io.micronaut.core.bind.annotation.Bindable",
            Kind.OTHER);
    private static final Map<String, Kind> BY_TYPE = Map.of(
            "java.security.Principal", Kind.PRINCIPAL,
            "io.micronaut.security.authentication.Authentication", Kind.PRINCIPAL,
            "io.micronaut.http.HttpRequest", Kind.REQUEST,
            "io.micronaut.http.HttpHeaders", Kind.REQUEST,
            "io.micronaut.http.cookie.Cookies", Kind.REQUEST,
            "io.micronaut.data.model.Pageable", Kind.PAGE,
            "io.micronaut.http.multipart.CompletedFileUpload", Kind.FILE,
            "io.micronaut.http.multipart.StreamingFileUpload", Kind.FILE);
    private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS", "TRACE");

    private final Annotations annotations;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final Payloads payloads;
    private final Constraints constraints;

    ArgumentReader(Program program, Annotations annotations) {
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.hierarchy = new Hierarchy(program);
        this.payloads = new Payloads(program);
        this.constraints = new Constraints(program, annotations);
    }

    /// @param templates as written, for their variables
    List<Input> inputs(String bean, Hierarchy.Member member, String verb, List<String> templates) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < member.method().parameters().size(); i++) {
            List<Annotation> declared = member.annotationsOfParameter(i);
            Parameter parameter = member.method().parameters().get(i);
            Type type = hierarchy.seenFrom(bean, member.method().id().owner(), parameter.type());
            Optional<Found> named = annotations.find(declared, ANNOTATED.keySet());
            Kind kind = named.map(found -> ANNOTATED.getOrDefault(found.type(), Kind.OTHER))
                    .orElseGet(() -> kind(parameter.name(), type, verb, templates));
            inputs.add(input(parameter, i, type, kind, named, declared));
        }
        return List.copyOf(inputs);
    }

    private static Kind kind(String name, Type type, String verb, List<String> templates) {
        Kind known = BY_TYPE.get(type.erasure());
        if (known != null) {
            return known;
        }
        boolean inPath =
                templates.stream().anyMatch(each -> UriTemplate.path(each).contains("{" + name + "}"));
        return inPath ? Kind.PATH : WITHOUT_BODY.contains(verb) ? Kind.QUERY : Kind.BODY;
    }

    private Input input(
            Parameter parameter, int index, Type type, Kind kind, Optional<Found> named, List<Annotation> declared) {
        Payload payload = payloads.of(type);
        String element = payload.type().isEmpty() ? type.erasure() : payload.type();
        String name = kind == Kind.BODY
                ? ""
                : named.flatMap(found -> found.value("value", "name"))
                        .flatMap(constants::text)
                        .orElse(parameter.name());
        boolean fromRequest = switch (kind) {
            case PRINCIPAL, REQUEST, PAGE, OTHER -> false;
            case PATH, QUERY, HEADER, COOKIE, FORM, BODY, MODEL, FILE, ARGUMENT -> true;
        };
        return new Input(
                kind,
                name,
                element,
                payload.shape() == Shape.MANY,
                index,
                kind == Kind.PATH || kind == Kind.BODY,
                fromRequest
                        ? constraints.byContainer(declared, kind == Kind.BODY || kind == Kind.MODEL, element)
                        : new Validated(Validated.Mode.NO_CONSTRAINTS, Optional.empty()),
                parameter.at());
    }
}
