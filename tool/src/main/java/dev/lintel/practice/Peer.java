package dev.lintel.practice;

import dev.lintel.graph.Path;
import dev.lintel.graph.Step;

/// How people call the other end of a call: a client without a name of its own is known by the class that calls, and
/// it is not that class which may be slow.
public final class Peer {
    private Peer() {}

    /// @param remote a way to a [Step.Remote]
    public static String of(Path remote) {
        String name = ((Step.Remote) remote.step()).client().name();
        return name.equals(remote.in().simpleOwner()) ? "what " + name + " calls" : name;
    }
}
