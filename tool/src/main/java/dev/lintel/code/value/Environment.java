package dev.lintel.code.value;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The local variables' origins at one point of a body. Mutable, and private to one evaluation.
final class Environment {
    private static final int MOST_ORIGINS = 8;
    private final Map<String, List<Origin>> variables;

    Environment() {
        this.variables = new HashMap<>();
    }

    private Environment(Map<String, List<Origin>> variables) {
        this.variables = new HashMap<>(variables);
    }

    Environment fork() {
        return new Environment(variables);
    }

    List<Origin> get(String variable) {
        return variables.getOrDefault(variable, List.of());
    }

    void set(String variable, List<Origin> origins) {
        variables.put(variable, origins);
    }

    /// Takes over what another branch may have left.
    void merge(Environment branch) {
        branch.variables.forEach((name, origins) -> variables.merge(name, origins, Environment::union));
    }

    static List<Origin> union(List<Origin> left, List<Origin> right) {
        if (left.equals(right) || right.isEmpty()) {
            return left;
        }
        if (left.isEmpty()) {
            return right;
        }
        Set<Origin> both = new LinkedHashSet<>(left);
        both.addAll(right);
        return both.stream().limit(MOST_ORIGINS).toList();
    }
}
