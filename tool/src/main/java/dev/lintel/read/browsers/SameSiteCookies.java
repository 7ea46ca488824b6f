package dev.lintel.read.browsers;

import dev.lintel.code.Body;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Program;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.graph.Browsers.SameSite;
import dev.lintel.read.Fact;
import dev.lintel.read.Framework;
import dev.lintel.source.Workspace;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads where code says with which requests of other sites a session's cookie travels: on the servlet container's
/// cookie (`SessionCookieConfig`, Jakarta Servlet 6.0), on Spring Session's serializer, or by Spring Boot's supplier.
public final class SameSiteCookies implements Framework {
    private static final Set<String> CALLS =
            Set.of("setAttribute", "setSameSite", "setCookieSameSite", "ofLax", "ofStrict");
    private static final String SUPPLIER = ".CookieSameSiteSupplier";

    @Override
    public String name() {
        return "same-site cookies";
    }

    @Override
    public Stream<Fact> interpret(Program program, Workspace workspace) {
        Constants constants = new Constants(program);
        return program.bodiesCalling(CALLS)
                .flatMap(body -> Walk.calls(body.block()).flatMap(call -> said(body, call, constants).stream()));
    }

    private static Optional<Fact> said(Body body, Call call, Constants constants) {
        return value(call, constants)
                .map(value -> new Fact.SaysSameSite(body.method().owner(), new SameSite(value, body.at(call))));
    }

    /// Lower case; empty when it is set to what is not known.
    private static Optional<String> value(Call call, Constants constants) {
        String owner = call.callee().owner();
        return switch (call.name()) {
            case "ofLax", "ofStrict" ->
                owner.endsWith(SUPPLIER)
                        ? Optional.of(call.name().substring(2).toLowerCase(Locale.ROOT))
                        : Optional.empty();
            case "setAttribute" ->
                owner.endsWith("servlet.SessionCookieConfig")
                                && call.arguments().size() == 2
                                && constants
                                        .text(call.arguments().getFirst())
                                        .filter("SameSite"::equalsIgnoreCase)
                                        .isPresent()
                        ? Optional.of(text(call, constants))
                        : Optional.empty();
            default ->
                owner.endsWith(".DefaultCookieSerializer") && call.arguments().size() == 1
                        ? Optional.of(text(call, constants))
                        : Optional.empty();
        };
    }

    private static String text(Call call, Constants constants) {
        return constants.text(call.arguments().getLast()).orElse("").toLowerCase(Locale.ROOT);
    }
}
