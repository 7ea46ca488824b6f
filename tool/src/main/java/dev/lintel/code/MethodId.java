package dev.lintel.code;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Names one method or constructor (`<init>`) for the whole program.
///
/// @param owner the declaring type's canonical name
/// @param parameters the erased parameter types' names, as [Type#erasure] gives them
public record MethodId(String owner, String name, List<String> parameters) implements Comparable<MethodId> {
    public MethodId {
        parameters = List.copyOf(parameters);
    }

    /// Overloads share it. Written by hand, as [#equals], since a record's own goes through method handles and over
    /// the parameters each time.
    @Override
    public int hashCode() {
        return 31 * owner.hashCode() + name.hashCode();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other == this
                || other instanceof MethodId id
                        && id.name.equals(name)
                        && id.owner.equals(owner)
                        && id.parameters.equals(parameters);
    }

    public int arity() {
        return parameters.size();
    }

    @Override
    public int compareTo(MethodId other) {
        return toString().compareTo(other.toString());
    }

    /// `com.acme.OrderService#find(java.lang.Long)`
    @Override
    public String toString() {
        return owner + "#" + name + "(" + String.join(",", parameters) + ")";
    }
}
