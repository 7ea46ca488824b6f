package dev.lintel.limits.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.nodes.Node;

/// Gathers what is wrong while a policy is read.
final class Complaints {
    private final String file;
    private final List<Problem> all = new ArrayList<>();

    Complaints(String file) {
        this.file = file;
    }

    void add(Node at, String message) {
        add(at.getStartMark(), message);
    }

    void add(Optional<Mark> at, String message) {
        int line = at.map(mark -> mark.getLine() + 1).orElse(1);
        int column = at.map(mark -> mark.getColumn() + 1).orElse(1);
        all.add(new Problem(file, line, column, message));
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    List<Problem> all() {
        return List.copyOf(all);
    }
}
