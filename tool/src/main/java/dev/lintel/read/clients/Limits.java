package dev.lintel.read.clients;

import dev.lintel.code.Expression;
import dev.lintel.code.Expression.Call;
import dev.lintel.code.Expression.New;
import dev.lintel.graph.Client.Timeout;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.read.clients.Definition.Part;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Reads the time limits out of the code that makes a client. The names of the methods that set one are much the
/// same in all libraries, and none of them means anything else.
final class Limits {
    private final Timespan spans;

    Limits(Timespan spans) {
        this.spans = spans;
    }

    /// The limits that the code sets; the last one of each side counts, as it does when the code runs.
    Map<Side, Timeout> of(List<Part> parts) {
        Map<Side, Timeout> found = new EnumMap<>(Side.class);
        for (Part part : parts) {
            switch (part.node()) {
                case Call call -> called(call, part.code(), found);
                case New made -> made(made, part.code(), found);
                default -> {}
            }
        }
        return found;
    }

    private void called(Call call, Code code, Map<Side, Timeout> found) {
        List<Expression> arguments = call.arguments();
        if (arguments.isEmpty()) {
            return;
        }
        switch (call.name()) {
            case "setConnectTimeout",
                    "connectTimeout",
                    "withConnectTimeout",
                    "setConnectionTimeout",
                    "setConnectTimeoutMillis",
                    "withConnectionTimeout" -> found.put(Side.CONNECT, limit(call, arguments, 1, code));
            case "setReadTimeout",
                    "readTimeout",
                    "withReadTimeout",
                    "responseTimeout",
                    "setResponseTimeout",
                    "setSocketTimeout",
                    "setSoTimeout",
                    "setDefaultSocketTimeout",
                    "block" -> found.put(Side.RESPONSE, limit(call, arguments, 1, code));
            case "callTimeout", "setTimeout" -> both(call, arguments, arguments, code, found);
            case "timeout" -> timeout(call, arguments, code, found);
            case "withTimeouts" -> {
                if (arguments.size() == 2) {
                    both(call, List.of(arguments.getFirst()), List.of(arguments.getLast()), code, found);
                }
            }
            case "option" -> option(call, arguments, code, found);
            case "put", "setProperty", "property" -> property(call, arguments, code, found);
            default -> {}
        }
    }

    /// In hutool it limits connecting and answering, everywhere else the answer.
    private void timeout(Call call, List<Expression> arguments, Code code, Map<Side, Timeout> found) {
        if (call.callee().owner().startsWith("cn.hutool.")) {
            both(call, arguments, arguments, code, found);
        } else {
            found.put(Side.RESPONSE, limit(call, arguments, 1, code));
        }
    }

    private void both(
            Call call, List<Expression> connect, List<Expression> response, Code code, Map<Side, Timeout> found) {
        found.put(Side.CONNECT, limit(call, connect, 1, code));
        found.put(Side.RESPONSE, limit(call, response, 1, code));
    }

    /// Netty's `option(CONNECT_TIMEOUT_MILLIS, 5000)`.
    private void option(Call call, List<Expression> arguments, Code code, Map<Side, Timeout> found) {
        boolean connect = arguments.getFirst() instanceof Expression.FieldAccess field
                && field.name().equals("CONNECT_TIMEOUT_MILLIS");
        if (connect && arguments.size() == 2) {
            found.put(Side.CONNECT, limit(call, List.of(arguments.getLast()), 1, code));
        }
    }

    /// `mail.smtp.timeout`, `jersey.config.client.readTimeout`, `javax.ws.rs.client…`: named properties.
    private void property(Call call, List<Expression> arguments, Code code, Map<Side, Timeout> found) {
        if (arguments.size() != 2) {
            return;
        }
        String key = spans.constants().text(arguments.getFirst()).orElse("").toLowerCase(Locale.ROOT);
        boolean known = key.startsWith("mail.") || key.contains("client");
        List<Expression> value = List.of(arguments.getLast());
        if (known && (key.endsWith("connectiontimeout") || key.endsWith("connecttimeout"))) {
            found.put(Side.CONNECT, limit(call, value, 1, code));
        } else if (known && (key.endsWith(".timeout") || key.endsWith("readtimeout"))) {
            found.put(Side.RESPONSE, limit(call, value, 1, code));
        }
    }

    private void made(New made, Code code, Map<Side, Timeout> found) {
        String type = made.type().erasure();
        List<Expression> arguments = made.arguments();
        if (type.endsWith(".ReadTimeoutHandler") && !arguments.isEmpty()) {
            found.put(Side.RESPONSE, limit(made, arguments, 1_000, code));
        } else if (type.equals("feign.Request.Options") && arguments.size() >= 4) {
            found.put(Side.CONNECT, limit(made, arguments.subList(0, 2), 1, code));
            found.put(Side.RESPONSE, limit(made, arguments.subList(2, 4), 1, code));
        } else if (type.equals("feign.Request.Options") && arguments.size() >= 2) {
            found.put(Side.CONNECT, limit(made, arguments.subList(0, 1), 1, code));
            found.put(Side.RESPONSE, limit(made, arguments.subList(1, 2), 1, code));
        }
    }

    /// A value that is not constant limits the time all the same; zero and less switch the limit off in every
    /// library.
    private Timeout limit(Expression by, List<Expression> value, long unit, Code code) {
        long named = value.size() > 1 ? spans.unit(value.get(1)).orElse(unit) : unit;
        Optional<Long> millis = spans.millis(value.getFirst(), named, code).or(() -> text(value.getFirst()));
        boolean limited = millis.map(each -> each > 0).orElse(true);
        String name = by instanceof Call call ? call.name() : by.type().erasure();
        return new Timeout(
                limited ? State.LIMITED : State.UNLIMITED,
                millis.filter(each -> each > 0),
                name + millis.map(each -> " " + each + " ms").orElse(""),
                Optional.of(code.at(by)));
    }

    /// Properties are often set as text.
    private Optional<Long> text(Expression value) {
        try {
            return spans.constants().text(value).map(Long::valueOf);
        } catch (NumberFormatException _) {
            return Optional.empty();
        }
    }
}
