package dev.lintel.optimize.advise;

import dev.lintel.optimize.workload.Asked;
import dev.lintel.sql.Shape;

/// A statement of the workload as the advisor works with it.
///
/// @param sql what is planned: with usual values in place of parameters
public record Query(Asked asked, Shape shape, String sql) {
    public boolean writes() {
        return shape.mutates();
    }
}
