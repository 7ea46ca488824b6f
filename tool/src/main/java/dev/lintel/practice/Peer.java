package dev.lintel.practice;

import dev.lintel.graph.Client;
import dev.lintel.graph.Path;
import dev.lintel.graph.Step;
import java.util.List;

/// How people call the other end of a call: a client without a name of its own is known by the class that calls, and
/// it is not that class which may be slow. A class that is called for the other end lends it its name.
public final class Peer {
    private static final List<String> NAMED_FOR_THE_OTHER_END = List.of("Client", "Provider", "Gateway", "Api");

    private Peer() {}

    /// Whether it is a server of others, which is waited for and may be slow for its own reasons.
    public static boolean isWaitedFor(Client client) {
        return switch (client.kind()) {
            case HTTP, RPC, MAIL -> true;
            case BROKER, CACHE, SEARCH, STORAGE, OTHER -> false;
        };
    }

    /// @param remote a way to a [Step.Remote]
    public static String of(Path remote) {
        Client client = ((Step.Remote) remote.step()).client();
        if (client.kind() == Client.Kind.MAIL) {
            return "the mail server";
        }
        String name = client.name();
        boolean callers = name.equals(remote.in().simpleOwner())
                && NAMED_FOR_THE_OTHER_END.stream().noneMatch(name::endsWith);
        return callers ? "what " + name + " calls" : name;
    }
}
