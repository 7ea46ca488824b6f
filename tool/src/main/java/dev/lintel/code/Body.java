package dev.lintel.code;

import dev.lintel.source.SourceId;
import dev.lintel.source.Span;

/// The body of one method, resolved: every expression has its type, every call its callee.
public record Body(MethodId method, SourceId file, Statement.Block block) {
    public Span at(Node node) {
        return node.at(file);
    }
}
