package dev.lintel.read.clients;

import dev.lintel.code.Expression.Call;
import dev.lintel.graph.Client;
import dev.lintel.graph.Client.Timeout;
import dev.lintel.graph.Client.Timeout.State;
import dev.lintel.read.Fact;
import dev.lintel.read.Fact.LimitSource;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes clients of definitions, and says what outside the code may still limit their time.
final class Clients {
    private static final Set<String> REQUESTS_WITH_LIMITS =
            Set.of("HttpClient", "Apache HttpClient 4", "Apache HttpClient 5");

    private final Definitions definitions;
    private final Limits limits;
    private final Libraries libraries = new Libraries();

    /// A client and, when the code leaves something open, the fact that says who decides.
    record Made(Client client, Optional<Fact> open) {}

    Clients(Sources sources) {
        this.definitions = new Definitions(sources);
        this.limits = new Limits(new Timespan(sources.program()));
    }

    Definitions definitions() {
        return definitions;
    }

    Made of(CallTable.Sending sending, Code code) {
        Definition definition = definitions.of(sending.client(), code);
        Map<Side, Timeout> found = new EnumMap<>(limits.of(definition.parts()));
        Optional<String> unreadRequest = Optional.empty();
        if (REQUESTS_WITH_LIMITS.contains(sending.row().library())) {
            Definition request = definitions.ofArguments(sending.call(), code);
            found.putAll(limits.of(request.parts()));
            unreadRequest = request.unread();
        }
        found.putAll(limits.of(around(sending.call(), code)));
        found.putAll(limits.of(List.of(new Definition.Part(sending.call(), code))));
        String library = library(sending.row().library(), definition);
        return made(
                sending.row().kind(),
                library,
                definition,
                found,
                unreadRequest,
                "",
                code.owner().module());
    }

    /// @param name what stands for the client in keys of settings
    Made of(Client.Kind kind, String library, Definition definition, String name, String module) {
        return made(kind, library, definition, limits.of(definition.parts()), Optional.empty(), name, module);
    }

    /// `Mono`'s operators stand after the call that sends: `.bodyToMono(..).timeout(..).block()`.
    private static List<Definition.Part> around(Call sending, Code code) {
        List<Definition.Part> parts = new ArrayList<>();
        for (Call call : code.calls()) {
            boolean operator = call.name().equals("timeout") || call.name().equals("block");
            if (operator && standsOn(call, sending)) {
                parts.add(new Definition.Part(call, code));
            }
        }
        return parts;
    }

    private static boolean standsOn(Call call, Call below) {
        Call each = call;
        while (each.at() != below.at() && each.receiver().orElse(null) instanceof Call next) {
            each = next;
        }
        return each.at() == below.at();
    }

    private Made made(
            Client.Kind kind,
            String library,
            Definition definition,
            Map<Side, Timeout> found,
            Optional<String> unreadRequest,
            String name,
            String module) {
        List<LimitSource> connect = open(Side.CONNECT, found, definition.unread(), library, name);
        List<LimitSource> response =
                open(Side.RESPONSE, found, definition.unread().or(() -> unreadRequest), library, name);
        Client client = new Client(
                kind,
                definition.name(),
                library,
                found.getOrDefault(Side.CONNECT, unknown(definition.unread())),
                found.getOrDefault(Side.RESPONSE, unknown(definition.unread().or(() -> unreadRequest))),
                definition.at());
        boolean decided = connect.isEmpty() && response.isEmpty();
        return new Made(
                client,
                decided ? Optional.empty() : Optional.of(new Fact.TimeLimits(module, client, connect, response)));
    }

    private List<LimitSource> open(
            Side side, Map<Side, Timeout> found, Optional<String> unread, String library, String name) {
        boolean closed = found.containsKey(side) || unread.isPresent();
        return closed ? List.of() : libraries.sources(library, side, name);
    }

    private static Timeout unknown(Optional<String> unread) {
        String why = unread.orElse("the code sets none, and what the library does by itself is not known");
        return new Timeout(State.UNKNOWN, Optional.empty(), why, Optional.empty());
    }

    /// The library that really waits: what was put below the client, else what a ready-made builder takes.
    private static String library(String outer, Definition definition) {
        if (outer.equals("JavaMail") || outer.startsWith("hutool")) {
            return outer;
        }
        Set<String> from = definition.ingredients();
        if (any(from, "org.apache.hc.")) {
            return "Apache HttpClient 5";
        } else if (any(from, "org.apache.http.")) {
            return "Apache HttpClient 4";
        } else if (any(from, "org.springframework.http.client.HttpComponents")) {
            return "Apache HttpClient";
        } else if (any(from, "okhttp3.") || any(from, "org.springframework.http.client.OkHttp3")) {
            return "OkHttp";
        } else if (any(from, "reactor.netty.")) {
            return "Reactor Netty";
        } else if (any(from, "java.net.http.") || any(from, "org.springframework.http.client.JdkClient")) {
            return "HttpClient";
        } else if (any(from, "org.springframework.http.client.SimpleClient")) {
            return "HttpURLConnection";
        }
        return definition.builders().stream()
                .findFirst()
                .map(Clients::readyMade)
                .orElse(outer);
    }

    private static String readyMade(String builder) {
        if (builder.endsWith("RestTemplateBuilder")) {
            return "Spring Boot RestTemplateBuilder";
        }
        return builder.endsWith("RestClient.Builder")
                ? "Spring Boot RestClient.Builder"
                : "Spring Boot WebClient.Builder";
    }

    private static boolean any(Set<String> types, String prefix) {
        return types.stream().anyMatch(type -> type.startsWith(prefix));
    }
}
