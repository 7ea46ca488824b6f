package dev.lintel.link;

import dev.lintel.read.Fact;
import java.util.List;

/// Opens the settling of clients' time limits to the tests of those who read clients.
public final class Settled {
    private Settled() {}

    public static List<Fact> of(List<Fact> facts) {
        return ClientLimits.settled(facts);
    }
}
