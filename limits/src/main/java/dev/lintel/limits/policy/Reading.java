package dev.lintel.limits.policy;

import java.util.List;

/// What came of reading a policy: it, or all that is wrong with it.
public sealed interface Reading {
    record Read(Policy policy) implements Reading {}

    record Failed(List<Problem> problems) implements Reading {
        public Failed {
            problems = List.copyOf(problems);
        }
    }
}
