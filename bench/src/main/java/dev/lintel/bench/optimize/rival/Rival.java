package dev.lintel.bench.optimize.rival;

import dev.lintel.optimize.advise.Candidate;
import java.io.IOException;
import java.util.List;
import java.util.Set;

/// One way of choosing.
public interface Rival {
    String name();

    /// @param bytes that all indexes together may take
    Set<Candidate> choose(Asking asking, long bytes) throws IOException;

    static List<Rival> all() {
        return List.of(new Extend(), new Db2Advis(), new AutoAdmin(), new Relaxation(), new DexterRule());
    }
}
