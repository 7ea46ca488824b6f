package dev.lintel.read.mybatis;

import dev.lintel.sql.Dialect;
import dev.lintel.sql.Shape;
import dev.lintel.sql.Sql;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What texts mean, each parsed once: generated mappers say the same in many places, and a folder that is read again
/// has hardly changed. A text means the same for ever, so that nothing can become stale. Safe for use from several
/// threads.
final class KnownShapes {
    /// Beyond what any repository holds; only then is everything forgotten.
    private static final int MOST = 50_000;

    private final Map<Asked, Shape> known = new ConcurrentHashMap<>();

    private record Asked(String text, Dialect dialect) {}

    Shape of(String text, Dialect dialect) {
        Asked asked = new Asked(text, dialect);
        Shape shape = known.get(asked);
        if (shape == null) {
            shape = Sql.shape(text, dialect);
            if (known.size() >= MOST) {
                known.clear();
            }
            known.put(asked, shape);
        }
        return shape;
    }
}
