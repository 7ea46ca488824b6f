package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Field;
import dev.lintel.code.Program;
import dev.lintel.code.value.CallChains;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Request predicates of functional routes, `GET("/orders").and(accept(APPLICATION_JSON))`, as the mappings that
/// they stand for; several when they are joined with `or`.
final class RoutePredicates {
    static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
    private static final String MEDIA_TYPE = "org.springframework.http.MediaType";
    private static final String OWN = "predicate";

    private final Program program;
    private final Constants constants;
    private final Body body;
    private final CallChains chains;

    RoutePredicates(Program program, Body body, CallChains chains) {
        this.program = program;
        this.constants = new Constants(program);
        this.body = body;
        this.chains = chains;
    }

    List<Mapping> read(Expression predicate) {
        List<Call> calls = chains.leadingTo(predicate).calls();
        if (calls.isEmpty()) {
            return List.of(narrowed(predicate, OWN));
        }
        List<Mapping> read = List.of(single(calls.getFirst()));
        for (Call call : calls.subList(1, calls.size())) {
            read = combined(read, call);
        }
        return read;
    }

    /// `GET("/x")`: one method and the path, when one is given.
    Mapping method(String name, List<Expression> paths, Expression at) {
        Mapping path = paths(paths, at);
        return new Mapping(path.paths(), List.of(name), List.of(), List.of(), List.of(), path.complete(), body.at(at));
    }

    Mapping paths(List<Expression> arguments, Expression at) {
        Listing<String> texts = texts(arguments);
        return new Mapping(texts.values(), List.of(), List.of(), List.of(), List.of(), texts.complete(), body.at(at));
    }

    /// Whether the path depends on the project's own predicate alone, so that nothing is known of it.
    static boolean pathUnknown(Mapping mapping) {
        return !mapping.complete()
                || mapping.paths().isEmpty() && mapping.conditions().contains(OWN);
    }

    private List<Mapping> combined(List<Mapping> before, Call call) {
        if (call.arguments().size() != 1
                || !call.name().equals("and") && !call.name().equals("or")) {
            return before.stream().map(_ -> unknown(call)).toList();
        }
        List<Mapping> other = read(call.arguments().getFirst());
        return call.name().equals("or")
                ? Stream.concat(before.stream(), other.stream()).toList()
                : before.stream()
                        .flatMap(one -> other.stream().map(two -> both(one, two, call)))
                        .toList();
    }

    /// Two paths of which both must match are no path that could be written down.
    private Mapping both(Mapping one, Mapping two, Call call) {
        return one.paths().isEmpty() || two.paths().isEmpty() ? one.with(two) : unknown(call);
    }

    private Mapping single(Call call) {
        if (METHODS.contains(call.name())) {
            return method(call.name(), call.arguments(), call);
        }
        return switch (call.name()) {
            case "path" -> paths(call.arguments(), call);
            case "method", "methods" -> methods(call);
            case "accept" ->
                new Mapping(List.of(), List.of(), List.of(), mediaTypes(call), List.of(), true, body.at(call));
            case "contentType" ->
                new Mapping(List.of(), List.of(), mediaTypes(call), List.of(), List.of(), true, body.at(call));
            case "param", "queryParam" ->
                narrowed(
                        call,
                        "params="
                                + texts(call.arguments().stream().limit(1).toList()).values().stream()
                                        .findFirst()
                                        .orElse(""));
            case "headers" -> narrowed(call, "headers");
            case "version" -> narrowed(call, "version");
            case "all" -> new Mapping(List.of(), List.of(), List.of(), List.of(), List.of(), true, body.at(call));
            default -> narrowed(call, OWN);
        };
    }

    private Mapping methods(Call call) {
        List<String> names = call.arguments().stream()
                .flatMap(
                        each -> each instanceof Expression.FieldAccess field ? Stream.of(field.name()) : Stream.empty())
                .toList();
        boolean complete = names.size() == call.arguments().size();
        return new Mapping(List.of(), names, List.of(), List.of(), List.of(), complete, body.at(call));
    }

    private Mapping narrowed(Expression at, String condition) {
        return new Mapping(List.of(), List.of(), List.of(), List.of(), List.of(condition), true, body.at(at));
    }

    private Mapping unknown(Expression at) {
        return new Mapping(List.of(), List.of(), List.of(), List.of(), List.of(), false, body.at(at));
    }

    private Listing<String> texts(List<Expression> arguments) {
        List<String> values = new ArrayList<>();
        for (Expression argument : arguments) {
            constants.text(argument).ifPresent(values::add);
        }
        return new Listing<>(values, values.size() == arguments.size());
    }

    /// `MediaType.APPLICATION_JSON` is an object; its text is the constant `APPLICATION_JSON_VALUE` beside it.
    private List<String> mediaTypes(Call call) {
        return call.arguments().stream()
                .flatMap(each -> each instanceof Expression.FieldAccess field
                        ? program.type(MEDIA_TYPE).flatMap(type -> type.field(field.name() + "_VALUE")).stream()
                        : Stream.empty())
                .map(Field::constant)
                .flatMap(Optional::stream)
                .map(Object::toString)
                .toList();
    }
}
