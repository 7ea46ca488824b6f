package dev.lintel.read.limits;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Node;
import dev.lintel.code.Program;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.TypeDeclaration.Kind;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import dev.lintel.read.Fact;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Filters and interceptors that count calls and reject some. Their paths are read from where they are
/// registered; one that decides by itself which requests it counts reaches everything, as far as can be told.
final class Limiters {
    private static final Set<String> KINDS = Set.of(
            "jakarta.servlet.Filter",
            "javax.servlet.Filter",
            "org.springframework.web.filter.OncePerRequestFilter",
            "org.springframework.web.filter.GenericFilterBean",
            "org.springframework.web.servlet.HandlerInterceptor",
            "org.springframework.web.servlet.AsyncHandlerInterceptor",
            "org.springframework.web.servlet.handler.HandlerInterceptorAdapter",
            "org.springframework.web.server.WebFilter",
            "org.springframework.cloud.gateway.filter.GlobalFilter",
            "jakarta.ws.rs.container.ContainerRequestFilter",
            "javax.ws.rs.container.ContainerRequestFilter");

    private final Program program;
    private final Constants constants;
    private final Rejection rejection;

    Limiters(Program program) {
        this.program = program;
        this.constants = new Constants(program);
        this.rejection = new Rejection(program);
    }

    Stream<Fact> facts() {
        List<TypeDeclaration> limiters = program.types().stream()
                .filter(type -> type.isMain() && type.kind() == Kind.CLASS && stands(type))
                .filter(type -> rejection.in(type, Names.limitsCalls(type.simpleName())))
                .toList();
        if (limiters.isEmpty()) {
            return Stream.empty();
        }
        Map<String, Listing<String>> paths = registeredPaths();
        return limiters.stream().map(type -> limited(type, paths.get(type.name())));
    }

    private boolean stands(TypeDeclaration type) {
        return program.supertypes(type.name()).stream().anyMatch(each -> KINDS.contains(each.name()));
    }

    private static Fact limited(TypeDeclaration type, @Nullable Listing<String> paths) {
        List<String> known = paths != null && paths.complete() ? paths.values() : List.of();
        return new Fact.Limited(List.of(), known, type.simpleName(), type.at());
    }

    /// `registry.addInterceptor(limiter).addPathPatterns("/api/auth/**")` and filters' registrations, by their
    /// class.
    private Map<String, Listing<String>> registeredPaths() {
        Map<String, Listing<String>> found = new LinkedHashMap<>();
        program.bodiesCalling(Set.of("addPathPatterns", "addUrlPatterns"))
                .forEach(body -> Walk.calls(body.block()).forEach(call -> {
                    switch (call.name()) {
                        case "addPathPatterns" ->
                            interceptor(call, body).forEach(type -> found.merge(type, paths(call), Limiters::both));
                        case "addUrlPatterns" ->
                            filters(body).forEach(type -> found.merge(type, servletPaths(call), Limiters::both));
                        default -> {}
                    }
                }));
        return found;
    }

    /// The filters that a method registers: it sets them, or hands them to the registration's constructor.
    private static List<String> filters(Body body) {
        List<String> types = new ArrayList<>();
        for (Node node : Walk.all(body.block())) {
            if (node instanceof Call call && call.name().equals("setFilter")) {
                call.arguments().forEach(each -> types.add(each.type().erasure()));
            } else if (node instanceof Expression.New made
                    && made.type().erasure().endsWith("FilterRegistrationBean")) {
                made.arguments().forEach(each -> types.add(each.type().erasure()));
            }
        }
        return types;
    }

    /// A servlet's `/open/*` reaches any depth.
    private Listing<String> servletPaths(Call call) {
        Listing<String> written = paths(call);
        return new Listing<>(
                written.values().stream()
                        .map(path -> path.endsWith("/*") ? path + "*" : path)
                        .toList(),
                written.complete());
    }

    private static Listing<String> both(Listing<String> first, Listing<String> second) {
        List<String> all = new ArrayList<>(first.values());
        all.addAll(second.values());
        return new Listing<>(all, first.complete() && second.complete());
    }

    private static List<String> interceptor(Call paths, Body body) {
        Expression each = paths.receiver().orElse(null);
        while (each instanceof Call call) {
            if (call.name().equals("addInterceptor") && call.arguments().size() == 1) {
                Expression added = call.arguments().getFirst();
                String type = added instanceof Expression.This
                        ? body.method().owner()
                        : added.type().erasure();
                return type.isEmpty() ? List.of() : List.of(type);
            }
            each = call.receiver().orElse(null);
        }
        return List.of();
    }

    private Listing<String> paths(Call call) {
        List<String> texts = new ArrayList<>();
        boolean complete = !call.arguments().isEmpty();
        for (Expression argument : call.arguments()) {
            Listing<String> some = constants.texts(argument);
            texts.addAll(some.values());
            complete &= some.complete();
        }
        return new Listing<>(texts, complete);
    }
}
