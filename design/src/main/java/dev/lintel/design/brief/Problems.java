package dev.lintel.design.brief;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.snakeyaml.engine.v2.nodes.Node;

/// What is wrong with a brief. All of it is gathered before anybody is told, because a person mends a file in one go.
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void at(Node node, String says) {
        found.add(new Problem(line(node), column(node), says));
    }

    void at(int line, String says) {
        found.add(new Problem(line, 1, says));
    }

    private static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
    }

    private static int column(Node node) {
        return node.getStartMark().map(mark -> mark.getColumn() + 1).orElse(1);
    }

    /// @throws BriefProblem when there is anything
    void raise(String file) throws BriefProblem {
        if (!found.isEmpty()) {
            throw new BriefProblem(
                    file,
                    found.stream()
                            .distinct()
                            .sorted(Comparator.comparingInt(Problem::line).thenComparingInt(Problem::column))
                            .toList());
        }
    }
}
