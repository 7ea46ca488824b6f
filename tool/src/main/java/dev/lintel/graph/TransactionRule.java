package dev.lintel.graph;

import dev.lintel.source.Span;
import java.util.Set;

/// A declared transaction: `@Transactional` of Spring or Jakarta, or a template's callback.
///
/// @param rollbackFor qualified names beyond the default rule
public record TransactionRule(
        Propagation propagation, boolean readOnly, String isolation, Set<String> rollbackFor, Span at) {
    public TransactionRule {
        rollbackFor = Set.copyOf(rollbackFor);
    }

    /// As in Spring and Jakarta Transactions.
    public enum Propagation {
        REQUIRED,
        REQUIRES_NEW,
        NESTED,
        SUPPORTS,
        MANDATORY,
        NOT_SUPPORTED,
        NEVER
    }
}
