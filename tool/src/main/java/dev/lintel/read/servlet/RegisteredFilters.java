package dev.lintel.read.servlet;

import dev.lintel.code.Body;
import dev.lintel.code.Callee;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.MethodId;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Type;
import dev.lintel.code.TypeDeclaration;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.code.value.Constants.Listing;
import dev.lintel.read.Fact;
import dev.lintel.source.Gap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Servlet filters that code registers: at the servlet context (Jakarta Servlet 6.1, 4.4.2), at a handler of
/// Jetty's, in a servlet module of Guice's.
record RegisteredFilters(Program program, Constants constants) {
    private static final Set<String> CALLS = Set.of("addFilter", "addFilterWithMapping", "through");
    private static final Set<String> CONTEXTS = Set.of(
            "jakarta.servlet.ServletContext",
            "javax.servlet.ServletContext",
            "io.dropwizard.jetty.setup.ServletEnvironment");
    private static final String JETTY = "org.eclipse.jetty.";
    private static final String GUICE = "com.google.inject.servlet.ServletModule";

    /// One filter and the paths it is for, as one call names them.
    private record Registered(Expression filter, Listing<String> patterns) {}

    Stream<Fact> read() {
        return program.bodiesCalling(CALLS)
                .flatMap(body -> Walk.calls(body.block())
                        .filter(call -> CALLS.contains(call.name()))
                        .flatMap(call -> registered(call, body).stream().flatMap(each -> facts(each, call, body))));
    }

    private Optional<Registered> registered(Call call, Body body) {
        List<Expression> given = call.arguments();
        if (given.isEmpty()) {
            return Optional.empty();
        }
        if (call.name().equals("through")) {
            return call.receiver()
                    .filter(_ -> isInModule(body))
                    .flatMap(each -> each instanceof Call filter ? Optional.of(filter) : Optional.empty())
                    .filter(filter -> filter.name().startsWith("filter"))
                    .map(filter -> new Registered(
                            given.getFirst(), filter.name().equals("filter") ? texts(filter.arguments()) : unread()));
        }
        if (given.size() == 2 && isContext(call)) {
            return Optional.of(new Registered(given.getLast(), mapped(call, body)));
        }
        boolean jetty = call.receiver()
                        .filter(each -> each.type().erasure().startsWith(JETTY))
                        .isPresent()
                || given.stream().anyMatch(RegisteredFilters::isHolder);
        return jetty
                ? Optional.of(
                        new Registered(given.getFirst(), given.size() < 2 ? unread() : texts(given.subList(1, 2))))
                : Optional.empty();
    }

    private boolean isInModule(Body body) {
        return program.inherits(body.method().owner(), GUICE) == Program.Answer.YES;
    }

    private static boolean isContext(Call call) {
        return CONTEXTS.contains(call.callee().owner())
                || call.receiver()
                        .filter(each -> CONTEXTS.contains(each.type().erasure()))
                        .isPresent();
    }

    static boolean isHolder(Expression expression) {
        String type = expression.type().erasure();
        return type.startsWith(JETTY) && type.endsWith(".FilterHolder");
    }

    private static Listing<String> unread() {
        return new Listing<>(List.of(), false);
    }

    private Listing<String> texts(List<Expression> written) {
        List<String> all = new ArrayList<>();
        boolean complete = true;
        for (Expression each : written) {
            Listing<String> texts = constants.texts(each);
            all.addAll(texts.values());
            complete &= texts.complete() && !texts.values().isEmpty();
        }
        return new Listing<>(all, complete);
    }

    /// The patterns of `addMappingForUrlPatterns` on what the registration gave, at once or over a local.
    private Listing<String> mapped(Call registration, Body body) {
        List<String> locals = Walk.all(body.block(), Statement.Local.class)
                .filter(local -> local.value()
                        .filter(value -> Walk.all(value).contains(registration))
                        .isPresent())
                .map(Statement.Local::name)
                .toList();
        List<Expression> patterns = Walk.calls(body.block())
                .filter(call -> call.name().equals("addMappingForUrlPatterns")
                        && call.arguments().size() > 2)
                .filter(call -> call.receiver()
                        .filter(each -> Walk.all(each).contains(registration)
                                || each instanceof Expression.Variable variable && locals.contains(variable.name()))
                        .isPresent())
                .flatMap(call -> call.arguments().stream().skip(2))
                .toList();
        return patterns.isEmpty() ? unread() : texts(patterns);
    }

    private Stream<Fact> facts(Registered registered, Call call, Body body) {
        String module =
                program.type(body.method().owner()).map(TypeDeclaration::module).orElse("");
        Listing<String> types = new FilterTypes(program, constants).of(registered.filter(), body);
        if (!types.complete()) {
            return Stream.of(new Fact.FilterInCode(module, "", gap(call, body, "which filter")));
        }
        boolean sure = isReached(body.method()) && !isConditional(call, body);
        return types.values().stream()
                .map(type -> !registered.patterns().complete()
                        ? new Fact.FilterInCode(module, type, gap(call, body, "for which paths a filter"))
                        : sure
                                ? Servlets.filter(type, registered.patterns().values(), body.at(call))
                                : new Fact.FilterInCode(module, type, gap(call, body, "whether a filter")));
    }

    /// Whether something calls the method: code of the target's, or a framework, for its annotation or what it
    /// overrides. A helper of a library may never be used.
    private boolean isReached(MethodId method) {
        boolean byFramework = method.name().equals(Callee.CONSTRUCTOR)
                || method.name().equals("main")
                || program.method(method)
                        .filter(declared -> !declared.annotations().isEmpty())
                        .isPresent()
                || program.supertypes(method.owner()).stream().skip(1).anyMatch(each -> declares(each, method));
        return byFramework
                || program.bodiesCalling(Set.of(method.name()))
                        .flatMap(body -> Walk.calls(body.block()))
                        .anyMatch(call ->
                                call.callee().method().filter(method::equals).isPresent());
    }

    private boolean declares(Type.Declared above, MethodId method) {
        return program.type(above.name())
                .map(type -> !type.methods(method.name()).isEmpty())
                .orElse(true);
    }

    private static boolean isConditional(Call call, Body body) {
        return Walk.all(body.block()).stream()
                .filter(node -> switch (node) {
                    case Statement.If _,
                            Statement.ForEach _,
                            Statement.Loop _,
                            Statement.Switch _,
                            Expression.Conditional _ -> true;
                    default -> false;
                })
                .anyMatch(node -> Walk.all(node).contains(call));
    }

    private static Gap gap(Call call, Body body, String what) {
        return new Gap(
                body.at(call),
                what + " is registered here is known only while it runs",
                "filters are registered in code that is not followed, so who may call the endpoints is unknown");
    }
}
