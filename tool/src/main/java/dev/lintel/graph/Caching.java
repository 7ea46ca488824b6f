package dev.lintel.graph;

import java.util.List;
import java.util.stream.Stream;

/// The caches of one application as its annotations say; nothing where no switch turns those on.
///
/// @param own whether code of the project makes caches: how long they keep something is not known then
/// @param ownKeys whether code of the project makes the keys of methods that name none
public record Caching(List<CacheRule> rules, boolean own, boolean ownKeys) {
    public Caching {
        rules = List.copyOf(rules);
    }

    public Stream<CacheRule> of(CacheRule.Kind kind) {
        return rules.stream().filter(rule -> rule.kind() == kind);
    }
}
