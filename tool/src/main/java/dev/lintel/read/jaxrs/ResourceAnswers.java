package dev.lintel.read.jaxrs;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// What a resource method answers; behind a `Response`, the entity that is put into it.
final class ResourceAnswers {
    private static final Map<String, Integer> BUILDERS = Map.of(
            "ok",
            200,
            "created",
            201,
            "accepted",
            202,
            "noContent",
            204,
            "notModified",
            304,
            "seeOther",
            303,
            "serverError",
            500);
    private static final Set<String> TAKES_ENTITY = Set.of("ok", "entity", "accepted");
    private static final Map<String, Integer> STATUS = Map.ofEntries(
            Map.entry("OK", 200),
            Map.entry("CREATED", 201),
            Map.entry("ACCEPTED", 202),
            Map.entry("NO_CONTENT", 204),
            Map.entry("MOVED_PERMANENTLY", 301),
            Map.entry("FOUND", 302),
            Map.entry("SEE_OTHER", 303),
            Map.entry("NOT_MODIFIED", 304),
            Map.entry("BAD_REQUEST", 400),
            Map.entry("UNAUTHORIZED", 401),
            Map.entry("FORBIDDEN", 403),
            Map.entry("NOT_FOUND", 404),
            Map.entry("METHOD_NOT_ALLOWED", 405),
            Map.entry("NOT_ACCEPTABLE", 406),
            Map.entry("CONFLICT", 409),
            Map.entry("GONE", 410),
            Map.entry("PRECONDITION_FAILED", 412),
            Map.entry("UNSUPPORTED_MEDIA_TYPE", 415),
            Map.entry("TOO_MANY_REQUESTS", 429),
            Map.entry("INTERNAL_SERVER_ERROR", 500),
            Map.entry("NOT_IMPLEMENTED", 501),
            Map.entry("BAD_GATEWAY", 502),
            Map.entry("SERVICE_UNAVAILABLE", 503));

    private final Program program;
    private final Hierarchy hierarchy;
    private final Payloads payloads;

    ResourceAnswers(Program program) {
        this.program = program;
        this.hierarchy = new Hierarchy(program);
        this.payloads = new Payloads(program);
    }

    Answer answer(String bean, Hierarchy.Member member) {
        Method method = member.method();
        Type returns = hierarchy.seenFrom(bean, method.id().owner(), method.returns());
        Optional<Body> body = program.body(method.id());
        Payload payload = payloads.of(returns);
        if (payload.type().isEmpty() && payload.shape() != Shape.NOTHING && body.isPresent()) {
            payload = entity(body.get()).orElse(payload);
        }
        Set<Integer> statuses = body.map(it -> statuses(program, it)).orElse(Set.of());
        return new Answer(
                payload.type(), payload.shape(), payload.shape() != Shape.NOTHING, List.copyOf(statuses), method.at());
    }

    /// The only thing that is ever put into a response, leaving out texts of errors.
    private Optional<Payload> entity(Body body) {
        List<Payload> given = Walk.calls(body.block())
                .filter(call ->
                        TAKES_ENTITY.contains(call.name()) && !call.arguments().isEmpty())
                .filter(call -> call.callee().owner().contains("ws.rs.core.Response"))
                .map(call -> payloads.of(call.arguments().getFirst().type()))
                .filter(payload -> !payload.type().isEmpty() && !payload.type().equals("java.lang.String"))
                .distinct()
                .toList();
        List<Payload> returned = given.isEmpty()
                ? Walk.all(body.block(), Statement.Return.class)
                        .flatMap(each -> each.value().stream())
                        .map(value -> payloads.of(value.type()))
                        .filter(payload -> !payload.type().isEmpty())
                        .distinct()
                        .toList()
                : given;
        return returned.size() == 1 ? Optional.of(returned.getFirst()) : Optional.empty();
    }

    static Set<Integer> statuses(Program program, Body body) {
        Constants constants = new Constants(program);
        TreeSet<Integer> found = new TreeSet<>();
        Walk.all(body.block()).forEach(node -> {
            switch (node) {
                case Expression.FieldAccess field
                when Names.RESPONSE_STATUS.contains(field.owner()) ->
                    Optional.ofNullable(STATUS.get(field.name())).ifPresent(found::add);
                case Expression.Call call
                when Names.RESPONSE.contains(call.callee().owner())
                        && !call.name().equals("status") ->
                    Optional.ofNullable(BUILDERS.get(call.name())).ifPresent(found::add);
                case Expression.Call call
                when call.name().equals("status") && !call.arguments().isEmpty() ->
                    constants
                            .fold(call.arguments().getFirst())
                            .filter(value -> value instanceof Integer number && number >= 100 && number < 600)
                            .ifPresent(value -> found.add((Integer) value));
                default -> {}
            }
        });
        return found;
    }
}
