package dev.lintel.graph;

import java.util.List;

/// Names one operation, a method with a body in the target's own code.
///
/// @param owner the class's canonical name
/// @param parameters erased types
public record OperationId(String owner, String name, List<String> parameters) implements Comparable<OperationId> {
    public OperationId {
        parameters = List.copyOf(parameters);
    }

    public String simpleOwner() {
        return owner.substring(owner.lastIndexOf('.') + 1);
    }

    /// `OrderService.find`
    public String shortName() {
        return simpleOwner() + "." + name;
    }

    @Override
    public int compareTo(OperationId other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return owner + "#" + name + "(" + String.join(",", parameters) + ")";
    }
}
