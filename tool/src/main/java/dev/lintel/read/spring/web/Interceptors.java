package dev.lintel.read.spring.web;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Method;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import dev.lintel.graph.Endpoint.Stage;
import dev.lintel.read.ConfiguredKeys;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Interceptors that a `WebMvcConfigurer` registers, with the paths that they are for.
final class Interceptors {
    private static final List<String> CONFIGURERS = List.of(
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurer",
            "org.springframework.web.servlet.config.annotation.WebMvcConfigurationSupport");

    private static final String REGISTRY = "org.springframework.web.servlet.config.annotation.InterceptorRegistry";

    private final Program program;
    private final Constants constants;
    private final ConfiguredKeys keys;

    Interceptors(Program program) {
        this.program = program;
        this.constants = new Constants(program);
        this.keys = new ConfiguredKeys(program);
    }

    Stream<Fact> read() {
        Set<MethodId> registering = new LinkedHashSet<>();
        CONFIGURERS.stream()
                .flatMap(name -> program.subtypes(name).stream())
                .filter(TypeDeclaration::isMain)
                .distinct()
                .flatMap(type -> type.methods("addInterceptors").stream())
                .map(Method::id)
                .forEach(id -> gather(id, registering));
        return registering.stream().flatMap(id -> program.body(id).stream()).flatMap(this::registrations);
    }

    /// A method that is handed the registry, and those that it hands it on to.
    private void gather(MethodId method, Set<MethodId> into) {
        if (into.add(method)) {
            program.body(method).stream()
                    .flatMap(body -> Walk.calls(body.block()))
                    .filter(call -> call.arguments().stream()
                            .anyMatch(each -> each.type().is(REGISTRY)))
                    .flatMap(call -> call.callee().method().stream())
                    .forEach(called -> gather(called, into));
        }
    }

    /// What was chained onto one `addInterceptor(..)`.
    private static final class Draft {
        private final List<String> includes = new ArrayList<>();
        private final List<String> excludes = new ArrayList<>();
        private int order;
        private boolean complete = true;
    }

    private Stream<Fact> registrations(Body body) {
        Map<Expression.Call, Draft> drafts = new IdentityHashMap<>();
        Map<String, Expression.Call> variables = new HashMap<>();
        List<Expression.Call> inOrder = new ArrayList<>();
        Walk.all(body.block(), Statement.Local.class)
                .forEach(local -> local.value()
                        .flatMap(value -> root(value, Map.of()))
                        .ifPresent(call -> variables.put(local.name(), call)));
        Map<String, Expression> loops = new HashMap<>();
        Walk.all(body.block(), Statement.ForEach.class)
                .forEach(loop -> loops.put(loop.variable().name(), loop.source()));
        Walk.calls(body.block()).forEach(call -> {
            if (call.name().equals("addInterceptor") && !call.arguments().isEmpty()) {
                drafts.computeIfAbsent(call, _ -> new Draft());
                inOrder.add(call);
                return;
            }
            call.receiver()
                    .flatMap(receiver -> root(receiver, variables))
                    .ifPresent(root -> narrow(drafts.computeIfAbsent(root, _ -> new Draft()), call, loops));
        });
        return inOrder.stream().flatMap(call -> facts(body, call, drafts.getOrDefault(call, new Draft())));
    }

    /// The `addInterceptor` call at the bottom of a chain.
    private static Optional<Expression.Call> root(Expression from, Map<String, Expression.Call> variables) {
        Expression now = from;
        while (now instanceof Expression.Call call) {
            if (call.name().equals("addInterceptor")) {
                return Optional.of(call);
            }
            if (call.receiver().isEmpty()) {
                return Optional.empty();
            }
            now = call.receiver().get();
        }
        return now instanceof Expression.Variable variable
                ? Optional.ofNullable(variables.get(variable.name()))
                : Optional.empty();
    }

    private void narrow(Draft draft, Expression.Call call, Map<String, Expression> loops) {
        switch (call.name()) {
            case "addPathPatterns" -> draft.complete &= add(draft.includes, call, loops);
            case "excludePathPatterns" -> draft.complete &= add(draft.excludes, call, loops);
            case "order" ->
                constants
                        .fold(call.arguments().getFirst())
                        .filter(Integer.class::isInstance)
                        .ifPresent(value -> draft.order = (Integer) value);
            default -> {}
        }
    }

    private boolean add(List<String> patterns, Expression.Call call, Map<String, Expression> loops) {
        boolean complete = true;
        for (Expression argument : call.arguments()) {
            Listing<String> texts = TextLists.read(argument, constants);
            Optional<String> key = texts.complete() ? Optional.empty() : configured(argument, loops);
            if (key.isPresent()) {
                patterns.add("${" + key.get() + "}");
            } else {
                patterns.addAll(texts.values());
                complete &= texts.complete();
            }
        }
        return complete;
    }

    /// The key of a list that is taken from the configuration: `open.getUrls()`, its array, or a loop over it.
    private Optional<String> configured(Expression value, Map<String, Expression> loops) {
        return switch (value) {
            case Expression.Variable variable
            when loops.containsKey(variable.name()) ->
                Optional.ofNullable(loops.get(variable.name())).flatMap(keys::of);
            case Expression.Call call
            when call.name().equals("toArray") -> call.receiver().flatMap(each -> configured(each, loops));
            case Expression.Call call
            when call.name().equals("asList") && call.arguments().size() == 1 ->
                configured(call.arguments().getFirst(), loops);
            default -> keys.of(value);
        };
    }

    private Stream<Fact> facts(Body body, Expression.Call call, Draft draft) {
        String type = BeanTypes.of(call.arguments().getFirst(), program);
        if (!draft.complete || type.isEmpty()) {
            Gap gap = new Gap(
                    body.at(call),
                    "which interceptor this is, or for which paths, cannot be read",
                    "what runs before some endpoints is not known");
            String module = program.type(body.method().owner())
                    .map(TypeDeclaration::module)
                    .orElse("");
            return Stream.of(new Fact.Unread(Fact.Layer.ENTRIES, gap), new Fact.FilterInCode(module, type, gap));
        }
        List<String> includes = draft.includes.contains("/**") ? List.of() : draft.includes;
        return Stream.of(new Fact.Before(
                Stage.Kind.INTERCEPTOR, type, includes, draft.excludes, List.of(), draft.order, body.at(call)));
    }
}
