package dev.lintel.code;

import java.util.List;

/// Names one method or constructor (`<init>`) for the whole program.
///
/// @param owner the declaring type's canonical name
/// @param parameters the erased parameter types' names, as [Type#erasure] gives them
public record MethodId(String owner, String name, List<String> parameters) implements Comparable<MethodId> {
    public MethodId {
        parameters = List.copyOf(parameters);
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
