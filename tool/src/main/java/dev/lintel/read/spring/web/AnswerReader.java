package dev.lintel.read.spring.web;

import dev.lintel.code.Annotation;
import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Annotations;
import dev.lintel.code.value.Hierarchy;
import dev.lintel.graph.Endpoint.Answer;
import dev.lintel.graph.Endpoint.Answer.Shape;
import dev.lintel.read.payload.Payload;
import dev.lintel.read.payload.Payloads;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// What a handler answers: the payload of its return type, or of what it returns when the type says nothing
/// (`ResponseEntity<?>`), and the statuses that its code names.
final class AnswerReader {
    private static final String RESPONSE_BODY = "org.springframework.web.bind.annotation.ResponseBody";
    private static final List<String> WRITTEN_DIRECTLY = List.of(
            "org.springframework.http.ResponseEntity",
            "org.springframework.http.HttpEntity",
            "reactor.core.publisher.Flux",
            "org.springframework.web.servlet.mvc.method.annotation.SseEmitter",
            "org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody");

    private final Program program;
    private final Annotations annotations;
    private final Hierarchy hierarchy;
    private final Payloads payloads;
    private final Statuses statuses;

    AnswerReader(Program program, Annotations annotations) {
        this.program = program;
        this.annotations = annotations;
        this.hierarchy = new Hierarchy(program);
        this.payloads = new Payloads(program);
        this.statuses = new Statuses(program, annotations);
    }

    Answer answer(String bean, Hierarchy.Member member) {
        Method method = member.method();
        Type returns = hierarchy.seenFrom(bean, method.id().owner(), method.returns());
        boolean serialised = serialised(bean, member, returns);
        Optional<Body> body = program.body(method.id());
        Payload payload = payloads.of(returns);
        if (payload.type().isEmpty() && payload.shape() != Shape.NOTHING && body.isPresent()) {
            payload = returned(body.get()).orElse(payload);
        }
        TreeSet<Integer> found = new TreeSet<>(statuses.declared(bean, member));
        body.ifPresent(it -> found.addAll(statuses.inCode(it)));
        return serialised
                ? new Answer(payload.type(), payload.shape(), true, List.copyOf(found), method.at())
                : new Answer("", Shape.NOTHING, false, List.copyOf(found), method.at());
    }

    private boolean serialised(String bean, Hierarchy.Member member, Type returns) {
        Stream<List<Annotation>> ofMethod = member.all().stream().map(Method::annotations);
        Stream<List<Annotation>> ofClass = program.supertypes(bean).stream()
                .flatMap(each -> program.type(each.name()).stream())
                .map(type -> type.annotations());
        return WRITTEN_DIRECTLY.contains(returns.erasure())
                || Stream.concat(ofMethod, ofClass)
                        .anyMatch(on -> annotations.has(on, RESPONSE_BODY, MappedTypes.REST_CONTROLLER));
    }

    /// Nothing when only statuses are ever returned, else the one payload of all `return`s that say something;
    /// lambdas inside return for themselves.
    private Optional<Payload> returned(Body body) {
        List<Payload> found = new ArrayList<>();
        for (Expression value : returnedValues(body)) {
            Payload payload = payloads.of(value.type());
            if (payload.type().isEmpty()) {
                payload = given(value);
            }
            if (payload.shape() != Shape.UNKNOWN && !found.contains(payload)) {
                found.add(payload);
            }
        }
        List<Payload> full =
                found.stream().filter(each -> !each.type().isEmpty()).toList();
        List<Payload> chosen = full.isEmpty() ? found : full;
        return chosen.size() == 1 ? Optional.of(chosen.getFirst()) : Optional.empty();
    }

    /// `ResponseEntity.ok(order)` where the inferred type was lost: what was given.
    private Payload given(Expression value) {
        List<Expression> arguments = switch (value) {
            case Expression.Call call when List.of("ok", "body", "just").contains(call.name()) -> call.arguments();
            case Expression.New made when made.callee().owner().equals(WRITTEN_DIRECTLY.getFirst()) -> made.arguments();
            default -> List.of();
        };
        return arguments.isEmpty()
                ? payloads.of(Type.UNKNOWN)
                : payloads.of(arguments.getFirst().type());
    }

    private static List<Expression> returnedValues(Body body) {
        List<Expression> values = new ArrayList<>();
        Set<Statement> inLambdas = Collections.newSetFromMap(new IdentityHashMap<>());
        Walk.all(body.block(), Expression.Lambda.class)
                .forEach(lambda ->
                        Walk.all(lambda.body(), Statement.Return.class).forEach(inLambdas::add));
        Walk.all(body.block(), Statement.Return.class)
                .filter(each -> !inLambdas.contains(each))
                .forEach(each -> each.value().ifPresent(values::add));
        return values;
    }
}
