package dev.lintel.read.spring.web;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Hierarchy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// HTTP statuses that code names: `@ResponseStatus`, `ResponseEntity.created(..)`, `HttpStatus.CONFLICT`,
/// `response.sendError(404)`.
final class Statuses {
    static final String RESPONSE_STATUS = "org.springframework.web.bind.annotation.ResponseStatus";
    private static final Map<String, Integer> BUILDERS = Map.of(
            "ok", 200,
            "created", 201,
            "accepted", 202,
            "noContent", 204,
            "badRequest", 400,
            "notFound", 404,
            "unprocessableEntity", 422,
            "unprocessableContent", 422,
            "internalServerError", 500);
    private static final Set<String> ENTITIES = Set.of(
            "org.springframework.http.ResponseEntity",
            "org.springframework.web.servlet.function.ServerResponse",
            "org.springframework.web.reactive.function.server.ServerResponse");
    private static final Set<String> SETTERS =
            Set.of("setStatus", "sendError", "setStatusCode", "status", "setRawStatusCode");

    private final Program program;
    private final Annotations annotations;
    private final Constants constants;

    Statuses(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.constants = new Constants(program);
    }

    /// What annotations on the method, or else on its class, say.
    List<Integer> declared(String bean, Hierarchy.Member member) {
        for (Method method : member.all()) {
            Optional<Integer> own = annotated(method.annotations());
            if (own.isPresent()) {
                return List.of(own.get());
            }
        }
        return program.type(bean).flatMap(type -> annotated(type.annotations())).stream()
                .toList();
    }

    Optional<Integer> annotated(List<Annotation> declared) {
        return annotations
                .find(declared, RESPONSE_STATUS)
                .flatMap(found -> found.value("code", "value"))
                .flatMap(this::status);
    }

    Set<Integer> inCode(Body body) {
        return inCode(body.block());
    }

    Set<Integer> inCode(Node code) {
        TreeSet<Integer> found = new TreeSet<>();
        Walk.all(code).forEach(node -> {
            switch (node) {
                case Expression.FieldAccess field
                when isStatusType(field.owner()) -> status(field).ifPresent(found::add);
                case Expression.Call call
                when ENTITIES.contains(call.callee().owner()) && !call.name().equals("status") ->
                    Optional.ofNullable(BUILDERS.get(call.name())).ifPresent(found::add);
                case Expression.Call call
                when SETTERS.contains(call.name()) && !call.arguments().isEmpty() ->
                    status(call.arguments().getFirst()).ifPresent(found::add);
                default -> {}
            }
        });
        return found;
    }

    private static boolean isStatusType(String owner) {
        return owner.equals("org.springframework.http.HttpStatus");
    }

    /// A status given as a number or by the name of an `HttpStatus`.
    Optional<Integer> status(Expression expression) {
        return constants.fold(expression).flatMap(value -> switch (value) {
            case Integer number when number >= 100 && number < 600 -> Optional.of(number);
            case Constants.EnumConstant constant -> Optional.ofNullable(HttpStatuses.BY_NAME.get(constant.name()));
            default -> Optional.empty();
        });
    }
}
