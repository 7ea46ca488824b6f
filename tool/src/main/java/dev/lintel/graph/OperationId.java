package dev.lintel.graph;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names one operation, a method with a body in the target's own code.
///
/// @param owner the class's canonical name
/// @param parameters erased types
public record OperationId(String owner, String name, List<String> parameters) implements Comparable<OperationId> {
    public OperationId {
        parameters = List.copyOf(parameters);
    }

    /// Overloads share it. Written by hand since a record's own goes through method handles and over the parameters
    /// each time, and every call on every way looks its target up.
    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof OperationId id
                        && id.name.equals(name)
                        && id.owner.equals(owner)
                        && id.parameters.equals(parameters);
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
