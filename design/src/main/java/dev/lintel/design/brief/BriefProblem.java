package dev.lintel.design.brief;

import java.util.List;

/// A brief that cannot be followed, with everything that is wrong with it, a line each.
public final class BriefProblem extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<String> lines;

    BriefProblem(List<String> lines) {
        super(String.join("\n", lines));
        this.lines = List.copyOf(lines);
    }

    public List<String> lines() {
        return lines;
    }
}
