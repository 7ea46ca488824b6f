package dev.lintel.read.pages;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Variables of a page that hold a parameter and never anything else.
final class Holders {
    private final Map<String, Given> held = new HashMap<>();
    private final Set<String> lost = new HashSet<>();

    void hold(String variable, Given given) {
        if (held.putIfAbsent(variable, given) != null) {
            lost.add(variable);
        }
    }

    /// Something else is put into it.
    void lose(String variable) {
        lost.add(variable);
    }

    Optional<Given> get(String variable) {
        return lost.contains(variable) ? Optional.empty() : Optional.ofNullable(held.get(variable));
    }
}
