package dev.lintel.read.jaxrs;

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
import java.util.TreeMap;

/// Parameters of a resource method: what an annotation names, the entity body, what the container hands in.
final class ResourceInputs {
    private static final Map<String, Kind> ANNOTATED = annotated();
    private static final Set<String> SECURITY_CONTEXTS = Set.of(Names.both("core.SecurityContext"));
    private static final Set<String> REQUESTS = Set.of(
            "jakarta.servlet.http.HttpServletRequest",
            "javax.servlet.http.HttpServletRequest",
            "jakarta.ws.rs.core.UriInfo",
            "javax.ws.rs.core.UriInfo",
            "jakarta.ws.rs.core.HttpHeaders",
            "javax.ws.rs.core.HttpHeaders",
            "jakarta.ws.rs.container.ContainerRequestContext",
            "javax.ws.rs.container.ContainerRequestContext");

    private final Annotations annotations;
    private final Constants constants;
    private final Hierarchy hierarchy;
    private final Payloads payloads;
    private final Constraints constraints;

    ResourceInputs(Program program, Annotations annotations) {
        this.annotations = annotations;
        this.constants = new Constants(program);
        this.hierarchy = new Hierarchy(program);
        this.payloads = new Payloads(program);
        this.constraints = new Constraints(program, annotations);
    }

    private static Map<String, Kind> annotated() {
        Map<String, Kind> kinds = new TreeMap<>();
        Map<String, Kind> standard = Map.of(
                "PathParam", Kind.PATH,
                "MatrixParam", Kind.PATH,
                "QueryParam", Kind.QUERY,
                "HeaderParam", Kind.HEADER,
                "CookieParam", Kind.COOKIE,
                "FormParam", Kind.FORM,
                "BeanParam", Kind.MODEL);
        standard.forEach((name, kind) -> List.of(Names.both(name)).forEach(full -> kinds.put(full, kind)));
        String reactive = "org.jboss.resteasy.reactive.";
        kinds.put(reactive + "RestPath", Kind.PATH);
        kinds.put(reactive + "RestQuery", Kind.QUERY);
        kinds.put(reactive + "RestHeader", Kind.HEADER);
        kinds.put(reactive + "RestCookie", Kind.COOKIE);
        kinds.put(reactive + "RestForm", Kind.FORM);
        kinds.put("org.glassfish.jersey.media.multipart.FormDataParam", Kind.FORM);
        kinds.put("org.jboss.resteasy.annotations.providers.multipart.MultipartForm", Kind.MODEL);
        kinds.put("io.dropwizard.auth.Auth", Kind.PRINCIPAL);
        return Map.copyOf(kinds);
    }

    List<Input> inputs(String bean, Hierarchy.Member member) {
        List<Input> inputs = new ArrayList<>();
        for (int i = 0; i < member.method().parameters().size(); i++) {
            List<Annotation> declared = member.annotationsOfParameter(i);
            Parameter parameter = member.method().parameters().get(i);
            Type type = hierarchy.seenFrom(bean, member.method().id().owner(), parameter.type());
            read(parameter, i, type, declared).ifPresent(inputs::add);
        }
        return List.copyOf(inputs);
    }

    private Optional<Input> read(Parameter parameter, int index, Type type, List<Annotation> declared) {
        if (annotations.has(declared, Names.SUSPENDED)) {
            return Optional.empty();
        }
        if (annotations.has(declared, Names.CONTEXT)) {
            return handedIn(type).map(kind -> plain(parameter, index, type, kind));
        }
        Optional<Found> named = annotations.find(declared, ANNOTATED.keySet());
        Kind kind = named.map(found -> ANNOTATED.getOrDefault(found.type(), Kind.OTHER))
                .orElse(Kind.BODY);
        if (kind == Kind.FORM && isFile(type)) {
            kind = Kind.FILE;
        }
        if (kind == Kind.PRINCIPAL) {
            return Optional.of(plain(parameter, index, type, kind));
        }
        Payload payload = payloads.of(type);
        String name = kind == Kind.BODY
                ? ""
                : named.flatMap(it -> it.value("value"))
                        .flatMap(constants::text)
                        .orElse(parameter.name());
        boolean bound = kind == Kind.BODY || kind == Kind.MODEL;
        String element = payload.type().isEmpty() ? type.erasure() : payload.type();
        return Optional.of(new Input(
                kind,
                name,
                element,
                payload.shape() == Shape.MANY,
                index,
                kind == Kind.PATH || kind == Kind.BODY,
                constraints.byContainer(declared, bound, element),
                parameter.at()));
    }

    private static Input plain(Parameter parameter, int index, Type type, Kind kind) {
        Validated none = new Validated(Validated.Mode.NO_CONSTRAINTS, Optional.empty());
        return new Input(kind, parameter.name(), type.erasure(), false, index, false, none, parameter.at());
    }

    private static Optional<Kind> handedIn(Type type) {
        if (SECURITY_CONTEXTS.contains(type.erasure())) {
            return Optional.of(Kind.PRINCIPAL);
        }
        return REQUESTS.contains(type.erasure()) ? Optional.of(Kind.REQUEST) : Optional.empty();
    }

    private static boolean isFile(Type type) {
        return Set.of(
                        "java.io.InputStream",
                        "java.io.File",
                        "org.glassfish.jersey.media.multipart.FormDataBodyPart",
                        "org.jboss.resteasy.reactive.multipart.FileUpload")
                .contains(type.erasure());
    }
}
