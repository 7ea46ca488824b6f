package dev.lintel.design.brief;

import java.util.List;
import java.util.stream.Collectors;

/// A brief that cannot be followed, with everything that is wrong with it, in the order of its lines.
public final class BriefProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    BriefProblem(String file, List<Problem> problems) {
        super(problems.stream()
                .map(each -> file + ":" + each.line() + ":" + each.column() + ": " + each.says())
                .collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
