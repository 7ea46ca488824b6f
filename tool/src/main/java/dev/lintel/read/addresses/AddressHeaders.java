package dev.lintel.read.addresses;

import dev.lintel.code.Body;
import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.Variable;
import dev.lintel.code.Program;
import dev.lintel.code.Statement;
import dev.lintel.code.Walk;
import dev.lintel.code.value.Constants;
import dev.lintel.source.Span;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Reads of the headers in which proxies say for whom they ask.
final class AddressHeaders {
    static final Set<String> READING = Set.of("getHeader", "getFirst", "getClientIP", "getClientIp");

    private static final Set<String> NAMES = Set.of(
            "x-forwarded-for",
            "x-real-ip",
            "x-client-ip",
            "x-cluster-client-ip",
            "x-original-forwarded-for",
            "client-ip",
            "proxy-client-ip",
            "wl-proxy-client-ip",
            "http_client_ip",
            "http_x_forwarded_for");

    /// Libraries that read them without a look at who is asking.
    private static final Set<String> READERS =
            Set.of("cn.hutool.extra.servlet.ServletUtil", "cn.hutool.extra.servlet.JakartaServletUtil");

    private final Constants constants;

    AddressHeaders(Program program) {
        this.constants = new Constants(program);
    }

    /// @param header its name as written
    record Read(String header, Span at) {}

    Optional<Read> of(Call call, Body body) {
        if (READERS.contains(call.callee().owner())) {
            return Optional.of(new Read("X-Forwarded-For", body.at(call)));
        }
        if (!READING.contains(call.name()) || call.arguments().size() != 1) {
            return Optional.empty();
        }
        return names(call.arguments().getFirst(), body)
                .filter(name -> NAMES.contains(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .map(name -> new Read(name, body.at(call)));
    }

    /// The names that an argument stands for; several where it runs over a list of them.
    private Stream<String> names(Expression argument, Body body) {
        Optional<String> one = constants.text(argument);
        if (one.isPresent() || !(argument instanceof Variable variable)) {
            return one.stream();
        }
        List<Statement.ForEach> loops = Walk.all(body.block(), Statement.ForEach.class)
                .filter(each -> each.variable().name().equals(variable.name()))
                .toList();
        return loops.stream().flatMap(each -> constants.texts(each.source()).values().stream());
    }
}
