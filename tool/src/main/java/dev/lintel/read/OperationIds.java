package dev.lintel.read;

import dev.lintel.code.MethodId;
import dev.lintel.graph.OperationId;

/// What the graph calls a method of the code; neither of the two knows the other.
public final class OperationIds {
    private OperationIds() {}

    public static OperationId of(MethodId method) {
        return new OperationId(method.owner(), method.name(), method.parameters());
    }

    /// And back.
    public static MethodId method(OperationId operation) {
        return new MethodId(operation.owner(), operation.name(), operation.parameters());
    }
}
